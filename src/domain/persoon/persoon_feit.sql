-- persoon_vol(regio i64, id i64) -> one (versie i64, geslachtsnaam text, voorvoegsel text,
--   voornamen text, roepnaam text, voorletters text, partnernaam text,
--   partnervoorvoegsel text, naamgebruik text, geslacht text, geboren text?,
--   overleden text?, bsn text?, bsn_bron text?, bsn_stand text, bsn_reden text?,
--   telefoon text?, taal text?, straat text?, huisnummer text?, postcode text?,
--   woonplaats text?, gemeente text?, tolk i64, geheim i64)
SELECT versie, geslachtsnaam, voorvoegsel, voornamen, roepnaam, voorletters, partnernaam,
  partnervoorvoegsel, naamgebruik, geslacht, geboren, overleden, bsn, bsn_bron, bsn_stand,
  bsn_reden, telefoon, taal, straat, huisnummer, postcode, woonplaats, gemeente, tolk, geheim
FROM persoon WHERE regio = :regio AND id = :id;

-- persoon_rest(regio i64, id i64, voorletters text, partnernaam text,
--   partnervoorvoegsel text, naamgebruik text, overleden text?, bsn_stand text,
--   bsn_reden text?, taal text?, tolk i64, geheim i64) -> exec one
UPDATE persoon SET voorletters = :voorletters, partnernaam = :partnernaam,
  partnervoorvoegsel = :partnervoorvoegsel, naamgebruik = :naamgebruik,
  overleden = :overleden, bsn_stand = :bsn_stand, bsn_reden = :bsn_reden, taal = :taal,
  tolk = :tolk, geheim = :geheim
WHERE regio = :regio AND id = :id;

-- feit_insert(regio i64, id i64, persoon i64, veld text, waarde text?, bron text, op i64,
--   door i64) -> exec one
INSERT INTO persoon_feit (regio, id, persoon, veld, waarde, bron, op, door)
VALUES (:regio, :id, :persoon, :veld, :waarde, :bron, :op, :door);

-- Under all numbers of the person; van: which.
-- feit_lijst(regio i64, persoon i64, max i64) -> many (van i64, veld text, waarde text?,
--   bron text, op i64, door text?)
SELECT f.persoon AS van, f.veld, f.waarde, f.bron, f.op, m.naam AS door
FROM persoon_feit f LEFT JOIN medewerker m ON m.regio = f.regio AND m.id = f.door
WHERE f.regio = :regio AND f.persoon IN
  (SELECT :persoon UNION ALL SELECT z.id FROM persoon z
    WHERE z.regio = :regio AND z.samengevoegd = :persoon)
ORDER BY f.id DESC LIMIT :max;

-- naam_insert(regio i64, id i64, persoon i64, soort text, voornamen text,
--   voorvoegsel text, geslachtsnaam text, bron text, op i64, door i64) -> exec one
INSERT INTO persoon_naam (regio, id, persoon, soort, voornamen, voorvoegsel, geslachtsnaam,
  bron, op, door)
VALUES (:regio, :id, :persoon, :soort, :voornamen, :voorvoegsel, :geslachtsnaam, :bron, :op,
  :door);

-- naam_lijst(regio i64, persoon i64, max i64) -> many (van i64, id i64, soort text,
--   voornamen text, voorvoegsel text, geslachtsnaam text, bron text, op i64)
SELECT persoon AS van, id, soort, voornamen, voorvoegsel, geslachtsnaam, bron, op
FROM persoon_naam
WHERE regio = :regio AND persoon = :persoon AND ongeldig_op IS NULL ORDER BY id LIMIT :max;

-- naam_groep(regio i64, persoon i64, max i64) -> many (as naam_lijst)
SELECT n.persoon AS van, n.id, n.soort, n.voornamen, n.voorvoegsel, n.geslachtsnaam, n.bron,
  n.op
FROM persoon_naam n WHERE n.regio = :regio AND n.ongeldig_op IS NULL AND n.persoon IN
  (SELECT :persoon UNION ALL SELECT z.id FROM persoon z
    WHERE z.regio = :regio AND z.samengevoegd = :persoon)
ORDER BY n.id LIMIT :max;
