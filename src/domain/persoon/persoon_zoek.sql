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

-- Surnames that share a hash with what was typed.
-- achternaam_op_hash(regio i64, hash i64, max i64) -> many (id i64, kern text)
SELECT a.id, a.kern
FROM achternaam_variant v
JOIN achternaam a ON a.regio = v.regio AND a.id = v.achternaam
WHERE v.regio = :regio AND v.hash = :hash
ORDER BY v.achternaam LIMIT :max;

-- persoon_op_bsn(regio i64, bsn text, max i64) -> many (id i64)
SELECT id FROM persoon WHERE regio = :regio AND bsn = :bsn LIMIT :max;

-- persoon_op_geboren(regio i64, geboren text, max i64) -> many (id i64)
SELECT id FROM persoon WHERE regio = :regio AND geboren = :geboren LIMIT :max;

-- persoon_op_voornaam(regio i64, achternaam i64, voornaam text, max i64) -> many (id i64)
SELECT id FROM persoon
WHERE regio = :regio AND achternaam = :achternaam AND voornaam_kern = :voornaam
LIMIT :max;

-- persoon_op_naam(regio i64, achternaam i64, van text, tot text, max i64) -> many (id i64)
SELECT id FROM persoon
WHERE regio = :regio AND achternaam = :achternaam
  AND geboren >= :van AND geboren <= :tot
LIMIT :max;

-- persoon_op_naam_alleen(regio i64, achternaam i64, max i64) -> many (id i64)
SELECT id FROM persoon
WHERE regio = :regio AND achternaam = :achternaam
LIMIT :max;

-- A secret address is not a way to find somebody: it would confirm it.
-- persoon_op_adres(regio i64, postcode text, max i64) -> many (id i64)
SELECT id FROM persoon
WHERE regio = :regio AND postcode = :postcode AND geheim = 0
LIMIT :max;

-- persoon_op_telefoon(regio i64, telefoon text, max i64) -> many (id i64)
SELECT id FROM persoon
WHERE regio = :regio AND telefoon = :telefoon AND geheim = 0
LIMIT :max;

-- persoon_zoek_feiten(regio i64, id i64) -> one (samengevoegd i64?, bsn text?,
--   voorvoegsel text, geslachtsnaam text, voornamen text, roepnaam text,
--   geslacht text, geboren text?, postcode text?, huisnummer text?,
--   woonplaats text?, telefoon text?, geheim i64, overleden text?)
SELECT samengevoegd, bsn, voorvoegsel, geslachtsnaam, voornamen, roepnaam,
  geslacht, geboren, postcode, huisnummer, woonplaats, telefoon, geheim,
  overleden
FROM persoon WHERE regio = :regio AND id = :id;
