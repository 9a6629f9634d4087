-- achternaam_vind(regio i64, kern text) -> one (id i64)
SELECT id FROM achternaam WHERE regio = :regio AND kern = :kern;

-- achternaam_insert(regio i64, id i64, kern text, klank text) -> exec
INSERT INTO achternaam (regio, id, kern, klank)
VALUES (:regio, :id, :kern, :klank)
ON CONFLICT DO NOTHING;

-- achternaam_variant_insert(regio i64, hash i64, achternaam i64) -> exec
INSERT INTO achternaam_variant (regio, hash, achternaam)
VALUES (:regio, :hash, :achternaam)
ON CONFLICT DO NOTHING;

-- voornaam_vind(regio i64, kern text) -> one (id i64)
SELECT id FROM voornaam WHERE regio = :regio AND kern = :kern;

-- voornaam_insert(regio i64, id i64, kern text, klank text) -> exec
INSERT INTO voornaam (regio, id, kern, klank)
VALUES (:regio, :id, :kern, :klank)
ON CONFLICT DO NOTHING;

-- voornaam_variant_insert(regio i64, hash i64, voornaam i64) -> exec
INSERT INTO voornaam_variant (regio, hash, voornaam)
VALUES (:regio, :hash, :voornaam)
ON CONFLICT DO NOTHING;

-- persoon_sleutel_weg(regio i64, persoon i64, van i64, tot i64) -> exec
DELETE FROM persoon_sleutel
WHERE regio = :regio AND persoon = :persoon AND nr >= :van AND nr <= :tot;

-- persoon_sleutel_insert(regio i64, persoon i64, nr i64, achternaam i64, voornaam text,
--   geboren text?, geslachtsnaam text, voorvoegsel text, voornamen text) -> exec
INSERT INTO persoon_sleutel (regio, persoon, nr, achternaam, voornaam_kern, geboren,
  geslachtsnaam, voorvoegsel, voornamen)
VALUES (:regio, :persoon, :nr, :achternaam, :voornaam, :geboren, :geslachtsnaam,
  :voorvoegsel, :voornamen);

-- persoon_sleutel_namen(regio i64, persoon i64, max i64) -> many (geslachtsnaam text,
--   voorvoegsel text, voornamen text)
SELECT geslachtsnaam, voorvoegsel, voornamen FROM persoon_sleutel
WHERE regio = :regio AND persoon = :persoon AND nr > 1 LIMIT :max;

-- persoon_namen(regio i64, persoon i64, n i64) -> exec
UPDATE persoon SET namen = :n WHERE regio = :regio AND id = :persoon;

-- Surnames that share a hash with what was typed.
-- achternaam_op_hash(regio i64, hash i64, max i64) -> many (id i64, kern text, aantal i64)
SELECT a.id, a.kern, a.aantal
FROM achternaam_variant v
JOIN achternaam a ON a.regio = v.regio AND a.id = v.achternaam
WHERE v.regio = :regio AND v.hash = :hash
ORDER BY v.achternaam LIMIT :max;

-- voornaam_op_hash(regio i64, hash i64, max i64) -> many (kern text, klank text)
SELECT a.kern, a.klank
FROM voornaam_variant v
JOIN voornaam a ON a.regio = v.regio AND a.id = v.voornaam
WHERE v.regio = :regio AND v.hash = :hash
ORDER BY v.voornaam LIMIT :max;

-- What is compared and shown of somebody who may be meant.
-- fragment gevonden()
p.id, p.samengevoegd, p.bsn, p.voorvoegsel, p.geslachtsnaam, p.voornamen, p.roepnaam,
p.geslacht, p.geboren, p.straat, p.postcode, p.huisnummer, p.woonplaats, p.telefoon,
p.geheim, p.overleden, p.achternaam, p.namen;

-- persoon_op_bsn(regio i64, bsn text, max i64) -> many (id i64, samengevoegd i64?,
--   bsn text?, voorvoegsel text, geslachtsnaam text, voornamen text, roepnaam text,
--   geslacht text, geboren text?, straat text?, postcode text?, huisnummer text?,
--   woonplaats text?, telefoon text?, geheim i64, overleden text?, achternaam i64?,
--   namen i64)
SELECT {{gevonden}} FROM persoon p WHERE p.regio = :regio AND p.bsn = :bsn LIMIT :max;

-- persoon_op_geboren(regio i64, geboren text, max i64) -> many (as persoon_op_bsn)
SELECT {{gevonden}} FROM persoon p
WHERE p.regio = :regio AND p.geboren = :geboren LIMIT :max;

-- Surname and day of birth.
-- persoon_op_naam_dag(regio i64, achternaam i64, geboren text, max i64)
--   -> many (as persoon_op_bsn)
SELECT {{gevonden}} FROM persoon p
WHERE p.regio = :regio AND p.achternaam = :achternaam AND p.geboren = :geboren
LIMIT :max;

-- First name and day of birth, also under a call name.
-- persoon_op_eerst_dag(regio i64, voornaam text, geboren text, max i64)
--   -> many (as persoon_op_bsn)
SELECT {{gevonden}} FROM persoon p
WHERE p.regio = :regio AND p.voornaam_kern = :voornaam AND p.geboren = :geboren
UNION ALL
SELECT {{gevonden}} FROM persoon_sleutel s
JOIN persoon p ON p.regio = s.regio AND p.id = s.persoon
WHERE s.regio = :regio AND s.voornaam_kern = :voornaam AND s.geboren = :geboren
LIMIT :max;

-- Both names, also under other names.
-- persoon_op_namen(regio i64, achternaam i64, voornaam text, max i64)
--   -> many (as persoon_op_bsn)
SELECT {{gevonden}} FROM persoon p
WHERE p.regio = :regio AND p.achternaam = :achternaam AND p.voornaam_kern = :voornaam
UNION ALL
SELECT {{gevonden}} FROM persoon_sleutel s
JOIN persoon p ON p.regio = s.regio AND p.id = s.persoon
WHERE s.regio = :regio AND s.achternaam = :achternaam AND s.voornaam_kern = :voornaam
LIMIT :max;

-- Both names, and two of year, month and day. Of the commonest names at most diep
-- persons are looked at.
-- persoon_op_namen_bijna(regio i64, achternaam i64, voornaam text, van text, tot text,
--   maand text, dag text, maanddag text, diep i64, max i64) -> many (as persoon_op_bsn)
SELECT {{gevonden}} FROM persoon p WHERE p.regio = :regio AND p.id IN (
  SELECT b.id FROM (SELECT id, geboren FROM persoon
    WHERE regio = :regio AND achternaam = :achternaam AND voornaam_kern = :voornaam
    LIMIT :diep) b
  WHERE substr(b.geboren, 5) = :maanddag OR (b.geboren >= :van AND b.geboren <= :tot
    AND (substr(b.geboren, 5, 2) = :maand OR substr(b.geboren, 7, 2) = :dag)))
LIMIT :max;

-- persoon_op_namen_jaar(regio i64, achternaam i64, voornaam text, van text, tot text,
--   max i64) -> many (as persoon_op_bsn)
SELECT {{gevonden}} FROM persoon p
WHERE p.regio = :regio AND p.achternaam = :achternaam AND p.voornaam_kern = :voornaam
  AND p.geboren >= :van AND p.geboren <= :tot
LIMIT :max;

-- persoon_op_naam_jaar(regio i64, achternaam i64, van text, tot text, max i64)
--   -> many (as persoon_op_bsn)
SELECT {{gevonden}} FROM persoon p
WHERE p.regio = :regio AND p.achternaam = :achternaam
  AND p.geboren >= :van AND p.geboren <= :tot
LIMIT :max;

-- persoon_op_eerst_jaar(regio i64, voornaam text, van text, tot text, max i64)
--   -> many (as persoon_op_bsn)
SELECT {{gevonden}} FROM persoon p
WHERE p.regio = :regio AND p.voornaam_kern = :voornaam
  AND p.geboren >= :van AND p.geboren <= :tot
LIMIT :max;

-- persoon_op_naam_alleen(regio i64, achternaam i64, max i64) -> many (as persoon_op_bsn)
SELECT {{gevonden}} FROM persoon p
WHERE p.regio = :regio AND p.achternaam = :achternaam
UNION ALL
SELECT {{gevonden}} FROM persoon_sleutel s
JOIN persoon p ON p.regio = s.regio AND p.id = s.persoon
WHERE s.regio = :regio AND s.achternaam = :achternaam
LIMIT :max;

-- persoon_op_eerst(regio i64, voornaam text, max i64) -> many (as persoon_op_bsn)
SELECT {{gevonden}} FROM persoon p
WHERE p.regio = :regio AND p.voornaam_kern = :voornaam
UNION ALL
SELECT {{gevonden}} FROM persoon_sleutel s
JOIN persoon p ON p.regio = s.regio AND p.id = s.persoon
WHERE s.regio = :regio AND s.voornaam_kern = :voornaam
LIMIT :max;

-- A secret address is not a way to find somebody: it would confirm it.
-- persoon_op_adres(regio i64, postcode text, max i64) -> many (as persoon_op_bsn)
SELECT {{gevonden}} FROM persoon p
WHERE p.regio = :regio AND p.postcode = :postcode AND p.geheim = 0
LIMIT :max;

-- persoon_op_deur(regio i64, postcode text, huisnummer text, max i64)
--   -> many (as persoon_op_bsn)
SELECT {{gevonden}} FROM persoon p
WHERE p.regio = :regio AND p.postcode = :postcode AND p.huisnummer = :huisnummer
  AND p.geheim = 0
LIMIT :max;

-- persoon_op_telefoon(regio i64, telefoon text, max i64) -> many (as persoon_op_bsn)
SELECT {{gevonden}} FROM persoon p
WHERE p.regio = :regio AND p.telefoon = :telefoon AND p.geheim = 0
LIMIT :max;
