-- Persons to learn from, some at a time.
-- koppeling_personen(regio i64, na i64, max i64) -> many (id i64, geslachtsnaam text,
--   voorvoegsel text, voornamen text, roepnaam text, geslacht text, geboren text?,
--   straat text?, huisnummer text?, postcode text?, woonplaats text?, telefoon text?)
SELECT id, geslachtsnaam, voorvoegsel, voornamen, roepnaam, geslacht, geboren, straat,
  huisnummer, postcode, woonplaats, telefoon
FROM persoon WHERE regio = :regio AND id > :na AND samengevoegd IS NULL
ORDER BY id LIMIT :max;

-- full scan: once, when weights are learnt
-- koppeling_aantal(regio i64) -> one (n i64)
SELECT COUNT(*) AS n FROM persoon WHERE regio = :regio AND samengevoegd IS NULL;

-- full scan: all surnames are counted, once, when weights are learnt
-- koppeling_tel(regio i64) -> exec
UPDATE achternaam SET aantal = (SELECT COUNT(*) FROM persoon p
  WHERE p.regio = achternaam.regio AND p.achternaam = achternaam.id)
WHERE regio = :regio;

-- koppeling_insert(regio i64, vanaf i64, personen i64, gewichten text) -> exec one
INSERT INTO koppeling_gewicht (regio, vanaf, personen, gewichten)
VALUES (:regio, :vanaf, :personen, :gewichten);
