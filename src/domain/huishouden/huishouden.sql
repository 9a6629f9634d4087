-- huishouden_insert(regio i64, id i64, naam text, straat text?, huisnummer text?,
--   postcode text?, woonplaats text?, gemeente text?, nu i64) -> exec one
INSERT INTO huishouden (regio, id, naam, straat, huisnummer, postcode, woonplaats,
  gemeente, gemaakt_op)
VALUES (:regio, :id, :naam, :straat, :huisnummer, :postcode, :woonplaats, :gemeente, :nu);

-- huishouden_find(regio i64, id i64) -> one (id i64, versie i64, naam text, straat text?,
--   huisnummer text?, postcode text?, woonplaats text?, gemeente text?)
SELECT id, versie, naam, straat, huisnummer, postcode, woonplaats, gemeente
FROM huishouden WHERE regio = :regio AND id = :id;

-- huishouden_update(regio i64, id i64, versie i64, naam text, straat text?,
--   huisnummer text?, postcode text?, woonplaats text?, gemeente text?) -> exec one
UPDATE huishouden SET naam = :naam, straat = :straat, huisnummer = :huisnummer,
  postcode = :postcode, woonplaats = :woonplaats, gemeente = :gemeente,
  versie = versie + 1
WHERE regio = :regio AND id = :id AND versie = :versie;

-- huishouden_dossier_naam(regio i64, huishouden i64, naam text) -> exec
UPDATE dossier SET naam = :naam WHERE regio = :regio AND huishouden = :huishouden;

-- lid_find(regio i64, huishouden i64, persoon i64, max i64) -> many (id i64)
SELECT id FROM lidmaatschap WHERE regio = :regio AND huishouden = :huishouden
  AND persoon IN (SELECT :persoon UNION SELECT z.id FROM persoon z
    WHERE z.regio = :regio AND z.samengevoegd = :persoon)
  AND tot IS NULL LIMIT :max;

-- lid_insert(regio i64, id i64, huishouden i64, persoon i64, rol text, van text) -> exec one
INSERT INTO lidmaatschap (regio, id, huishouden, persoon, rol, van)
VALUES (:regio, :id, :huishouden, :persoon, :rol, :van);

-- huishoudens_persoon(regio i64, persoon i64, max i64) -> many (huishouden i64)
SELECT DISTINCT huishouden FROM lidmaatschap
WHERE regio = :regio AND persoon IN
  (SELECT :persoon UNION SELECT z.id FROM persoon z
    WHERE z.regio = :regio AND z.samengevoegd = :persoon)
  AND tot IS NULL
ORDER BY huishouden DESC LIMIT :max;
