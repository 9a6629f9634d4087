-- brief_insert(regio i64, id i64, dossier i64, persoon i64, aan i64, soort text, wijze text,
--   naam blob, adres blob?, tekst blob, reden blob?, door i64, op i64) -> exec one
INSERT INTO brief (regio, id, dossier, persoon, aan, soort, wijze, naam, adres, tekst, reden,
  door, op)
VALUES (:regio, :id, :dossier, :persoon, :aan, :soort, :wijze, :naam, :adres, :tekst, :reden,
  :door, :op);

-- brief_plek(regio i64, id i64) -> one (dossier i64)
SELECT dossier FROM brief WHERE regio = :regio AND id = :id;

-- brief_een(regio i64, id i64) -> one (dossier i64, persoon i64, aan i64, soort text,
--   wijze text, naam blob, adres blob?, tekst blob, reden blob?, door text?, op i64,
--   uitgereikt_op i64?, uitgereikt_door text?)
SELECT b.dossier, b.persoon, b.aan, b.soort, b.wijze, b.naam, b.adres, b.tekst, b.reden,
  m.naam AS door, b.op, b.uitgereikt_op, u.naam AS uitgereikt_door
FROM brief b LEFT JOIN medewerker m ON m.regio = b.regio AND m.id = b.door
LEFT JOIN medewerker u ON u.regio = b.regio AND u.id = b.uitgereikt_door
WHERE b.regio = :regio AND b.id = :id;

-- Of the dossier, newest first.
-- brief_lijst(regio i64, dossier i64, max i64) -> many (id i64, soort text, wijze text,
--   naam blob, door text?, op i64, uitgereikt_op i64?)
SELECT b.id, b.soort, b.wijze, b.naam, m.naam AS door, b.op, b.uitgereikt_op
FROM brief b LEFT JOIN medewerker m ON m.regio = b.regio AND m.id = b.door
WHERE b.regio = :regio AND b.dossier = :dossier ORDER BY b.op DESC, b.id DESC LIMIT :max;

-- brief_uitgereikt(regio i64, id i64, op i64, door i64) -> exec
UPDATE brief SET uitgereikt_op = :op, uitgereikt_door = :door
WHERE regio = :regio AND id = :id AND wijze = 'uitreiken' AND uitgereikt_op IS NULL;

-- The clocks of open reports that wait until this person is told, under any of his numbers.
-- brief_klokken(regio i64, dossier i64, persoon i64, stop text) -> many (melding i64,
--   persoon i64)
SELECT DISTINCT t.melding, t.persoon FROM termijn t
JOIN melding m ON m.regio = t.regio AND m.id = t.melding AND m.stand = 'open'
JOIN norm n ON n.regio = t.regio AND n.code = t.norm AND n.versie = t.norm_versie
WHERE t.regio = :regio AND t.dossier = :dossier AND t.stop_op IS NULL
  AND n.stop_gebeurtenis = :stop AND t.persoon IN (SELECT :persoon UNION ALL
    SELECT z.id FROM persoon z WHERE z.regio = :regio AND z.samengevoegd = :persoon)
ORDER BY t.melding, t.persoon LIMIT 50;

-- Who has authority over this child today, under the number each is read under.
-- brief_gezag(regio i64, kind i64, vandaag text) -> many (persoon i64)
SELECT DISTINCT COALESCE(p.samengevoegd, p.id) AS persoon FROM gezag g
JOIN persoon p ON p.regio = g.regio AND p.id = g.gezaghebber
WHERE g.regio = :regio AND g.ongeldig_op IS NULL
  AND g.soort NOT IN ('tijdelijk_geen', 'niet_te_bepalen')
  AND (g.van IS NULL OR g.van <= :vandaag) AND (g.tot IS NULL OR g.tot > :vandaag)
  AND g.kind IN (SELECT :kind UNION ALL
    SELECT z.id FROM persoon z WHERE z.regio = :regio AND z.samengevoegd = :kind)
ORDER BY persoon LIMIT 11;

-- The addresses of the households that a person lives in now.
-- brief_huizen(regio i64, persoon i64) -> many (straat text?, huisnummer text?,
--   postcode text?, woonplaats text?)
SELECT DISTINCT h.straat, h.huisnummer, h.postcode, h.woonplaats
FROM lidmaatschap l JOIN huishouden h ON h.regio = l.regio AND h.id = l.huishouden
WHERE l.regio = :regio AND l.tot IS NULL AND l.ongeldig_op IS NULL
  AND h.straat IS NOT NULL AND h.woonplaats IS NOT NULL
  AND l.persoon IN (SELECT :persoon UNION ALL
    SELECT z.id FROM persoon z WHERE z.regio = :regio AND z.samengevoegd = :persoon)
ORDER BY h.straat, h.huisnummer, h.woonplaats LIMIT 10;

-- Did he leave a household at this address?
-- brief_vertrokken(regio i64, persoon i64, straat text, huisnummer text, woonplaats text)
--   -> one (weg i64, nog i64)
SELECT COALESCE(SUM(CASE WHEN l.tot IS NULL THEN 0 ELSE 1 END), 0) AS weg,
  COALESCE(SUM(CASE WHEN l.tot IS NULL THEN 1 ELSE 0 END), 0) AS nog
FROM lidmaatschap l JOIN huishouden h ON h.regio = l.regio AND h.id = l.huishouden
WHERE l.regio = :regio AND l.ongeldig_op IS NULL
  AND lower(h.straat) = lower(:straat) AND lower(h.woonplaats) = lower(:woonplaats)
  AND lower(replace(replace(h.huisnummer, ' ', ''), '-', ''))
    = lower(replace(replace(:huisnummer, ' ', ''), '-', ''))
  AND l.persoon IN (SELECT :persoon UNION ALL
    SELECT z.id FROM persoon z WHERE z.regio = :regio AND z.samengevoegd = :persoon);

-- Reports of this dossier, and whether the reporter is an open one: a name that staff know.
-- brief_melders(regio i64, dossier i64) -> many (melding i64)
SELECT m.id AS melding FROM melding m
JOIN melder r ON r.regio = m.regio AND r.melding = m.id AND r.openheid = 'openbaar'
WHERE m.regio = :regio AND m.dossier = :dossier ORDER BY m.id LIMIT 200;

-- Where people of this dossier with a secret address are, under any of their numbers: what
-- stands at each number of theirs, and the households that they live in now.
-- brief_geheimen(regio i64, dossier i64) -> many (straat text?, postcode text?,
--   telefoon text?)
WITH wortel AS (
  SELECT COALESCE(n.samengevoegd, n.id) AS id FROM melding m
  JOIN melding_betrokkene b ON b.regio = m.regio AND b.melding = m.id
  JOIN persoon n ON n.regio = b.regio AND n.id = b.persoon
  WHERE m.regio = :regio AND m.dossier = :dossier
  UNION
  SELECT COALESCE(n.samengevoegd, n.id) AS id FROM dossier d
  JOIN lidmaatschap l ON l.regio = d.regio AND l.huishouden = d.huishouden
  JOIN persoon n ON n.regio = l.regio AND n.id = l.persoon
  WHERE d.regio = :regio AND d.id = :dossier),
geheim AS (
  SELECT w.id FROM wortel w JOIN persoon p ON p.regio = :regio AND p.id = w.id
    AND p.geheim = 1
  UNION
  SELECT w.id FROM wortel w JOIN persoon z ON z.regio = :regio AND z.samengevoegd = w.id
    AND z.geheim = 1),
nummer AS (
  SELECT g.id FROM geheim g UNION
  SELECT z.id FROM geheim g JOIN persoon z ON z.regio = :regio AND z.samengevoegd = g.id)
SELECT p.straat, p.postcode, p.telefoon
FROM nummer a JOIN persoon p ON p.regio = :regio AND p.id = a.id
UNION
SELECT h.straat, h.postcode, NULL AS telefoon FROM nummer a
JOIN lidmaatschap l ON l.regio = :regio AND l.persoon = a.id AND l.tot IS NULL
  AND l.ongeldig_op IS NULL
JOIN huishouden h ON h.regio = l.regio AND h.id = l.huishouden
ORDER BY straat, postcode, telefoon LIMIT 500;
