-- persoon_insert(regio i64, id i64, bsn text?, bsn_bron text?, geslachtsnaam text,
--   voorvoegsel text, voornamen text, roepnaam text, geslacht text, geboren text?,
--   telefoon text?, straat text?, huisnummer text?, postcode text?, woonplaats text?,
--   gemeente text?, land text?, achternaam i64?, voornaam_kern text, nu i64) -> exec one
INSERT INTO persoon (regio, id, bsn, bsn_bron, geslachtsnaam, voorvoegsel, voornamen,
  roepnaam, geslacht, geboren, telefoon, straat, huisnummer, postcode, woonplaats, gemeente,
  land, achternaam, voornaam_kern, gemaakt_op)
VALUES (:regio, :id, :bsn, :bsn_bron, :geslachtsnaam, :voorvoegsel, :voornamen, :roepnaam,
  :geslacht, :geboren, :telefoon, :straat, :huisnummer, :postcode, :woonplaats, :gemeente,
  :land, :achternaam, :voornaam_kern, :nu);

-- persoon_update(regio i64, id i64, versie i64, bsn text?, bsn_bron text?,
--   geslachtsnaam text, voorvoegsel text, voornamen text, roepnaam text, geslacht text,
--   geboren text?, telefoon text?, straat text?, huisnummer text?, postcode text?,
--   woonplaats text?, gemeente text?, achternaam i64?, voornaam_kern text) -> exec one
UPDATE persoon SET bsn = :bsn, bsn_bron = :bsn_bron, geslachtsnaam = :geslachtsnaam,
  voorvoegsel = :voorvoegsel, voornamen = :voornamen, roepnaam = :roepnaam,
  geslacht = :geslacht, geboren = :geboren, telefoon = :telefoon, straat = :straat,
  huisnummer = :huisnummer, postcode = :postcode, woonplaats = :woonplaats,
  gemeente = :gemeente, achternaam = :achternaam, voornaam_kern = :voornaam_kern,
  versie = versie + 1
WHERE regio = :regio AND id = :id AND versie = :versie;

-- geheim: under one of his numbers the address is secret, so it is.
-- persoon_find(regio i64, id i64) -> one (id i64, versie i64, samengevoegd i64?,
--   geslachtsnaam text, voorvoegsel text, voornamen text, roepnaam text, geslacht text,
--   bsn text?, bsn_bron text?, geboren text?, overleden text?, telefoon text?, taal text?,
--   straat text?, huisnummer text?, postcode text?, woonplaats text?, gemeente text?,
--   land text?, geheim i64, tolk i64)
SELECT p.id, p.versie, p.samengevoegd, p.geslachtsnaam, p.voorvoegsel, p.voornamen,
  p.roepnaam, p.geslacht, p.bsn, p.bsn_bron, p.geboren, p.overleden, p.telefoon, p.taal,
  p.straat, p.huisnummer, p.postcode, p.woonplaats, p.gemeente, p.land,
  CASE WHEN p.geheim = 1 OR EXISTS (SELECT 1 FROM persoon z WHERE z.regio = p.regio
    AND z.samengevoegd = p.id AND z.geheim = 1) THEN 1 ELSE 0 END AS geheim, p.tolk
FROM persoon p WHERE p.regio = :regio AND p.id = :id;

-- Who was destroyed is a number only (decision 12).
-- persoon_er(regio i64, id i64) -> one (id i64)
SELECT id FROM persoon WHERE regio = :regio AND id = :id
  AND NOT EXISTS (SELECT 1 FROM vernietigd v WHERE v.regio = :regio
    AND v.soort = 'persoon' AND v.nummer = :id);

-- persoon_bsn(regio i64, bsn text, max i64) -> many (id i64)
SELECT COALESCE(samengevoegd, id) AS id FROM persoon WHERE regio = :regio AND bsn = :bsn
ORDER BY CASE WHEN samengevoegd IS NULL THEN 0 ELSE 1 END, persoon.id LIMIT :max;

-- persoon_rol(regio i64, persoon i64, max i64) -> many (rol text)
SELECT rol FROM lidmaatschap WHERE regio = :regio AND persoon IN
  (SELECT :persoon UNION ALL SELECT z.id FROM persoon z
    WHERE z.regio = :regio AND z.samengevoegd = :persoon)
ORDER BY id DESC LIMIT :max;

-- How many dossiers a person stands in: that may be seen, and that may not. UNION ALL:
-- IN takes the doubles out.
-- persoon_zicht(regio i64, persoon i64) -> one (zichtbaar i64, verborgen i64)
SELECT COALESCE(SUM(CASE WHEN {{zicht}} THEN 1 ELSE 0 END), 0) AS zichtbaar,
  COALESCE(SUM(CASE WHEN {{zicht}} THEN 0 ELSE 1 END), 0) AS verborgen
FROM dossier d WHERE d.regio = :regio AND d.id IN (
  SELECT e.id FROM lidmaatschap l
  JOIN dossier e ON e.regio = l.regio AND e.huishouden = l.huishouden
  WHERE l.regio = :regio AND l.persoon IN
    (SELECT :persoon UNION ALL SELECT z.id FROM persoon z
    WHERE z.regio = :regio AND z.samengevoegd = :persoon)
  UNION ALL
  SELECT m.dossier FROM melding_betrokkene b
  JOIN melding m ON m.regio = b.regio AND m.id = b.melding
  WHERE b.regio = :regio AND b.persoon IN
    (SELECT :persoon UNION ALL SELECT z.id FROM persoon z
    WHERE z.regio = :regio AND z.samengevoegd = :persoon));

-- persoon_eerder(regio i64, persoon i64, max i64) -> many (melding i64, dossier i64,
--   ontvangen_op i64, volgnr i64, gesloten_op i64?, soort text, kenmerk text,
--   dossier_naam text, afsluitreden text?, stap text, dossier_stand text)
SELECT m.id AS melding, m.dossier, m.ontvangen_op, m.volgnr, m.gesloten_op, m.soort,
  d.kenmerk, d.naam AS dossier_naam, m.afsluitreden, m.stap, d.stand AS dossier_stand
FROM dossier d JOIN melding m ON m.regio = d.regio AND m.dossier = d.id
WHERE d.regio = :regio AND d.id IN (
  SELECT e.id FROM lidmaatschap l
  JOIN dossier e ON e.regio = l.regio AND e.huishouden = l.huishouden
  WHERE l.regio = :regio AND l.persoon IN
    (SELECT :persoon UNION ALL SELECT z.id FROM persoon z
    WHERE z.regio = :regio AND z.samengevoegd = :persoon)
  UNION ALL
  SELECT n.dossier FROM melding_betrokkene b
  JOIN melding n ON n.regio = b.regio AND n.id = b.melding
  WHERE b.regio = :regio AND b.persoon IN
    (SELECT :persoon UNION ALL SELECT z.id FROM persoon z
    WHERE z.regio = :regio AND z.samengevoegd = :persoon))
  AND {{zicht}}
ORDER BY m.ontvangen_op DESC, m.id DESC LIMIT :max;
