-- terugkoppeling_insert(regio i64, id i64, dossier i64, melding i64, tekst blob, wijze text,
--   door i64, nu i64) -> exec one
INSERT INTO terugkoppeling (regio, id, dossier, melding, tekst, wijze, door, op)
VALUES (:regio, :id, :dossier, :melding, :tekst, :wijze, :door, :nu);

-- terugkoppeling_lijst(regio i64, melding i64) -> many (id i64, tekst blob, wijze text,
--   naam text?, op i64)
SELECT t.id, t.tekst, t.wijze, d.naam, t.op FROM terugkoppeling t
LEFT JOIN medewerker d ON d.regio = t.regio AND d.id = t.door
WHERE t.regio = :regio AND t.melding = :melding ORDER BY t.op DESC, t.id DESC LIMIT 50;

-- terugkoppeling_melding(regio i64, id i64) -> one (dossier i64, ontvangen_op i64,
--   hoedanigheid text)
SELECT dossier, ontvangen_op, hoedanigheid FROM melding WHERE regio = :regio AND id = :id;

-- Everybody of the household and of the reports of the dossier; van_melding: of
-- the report itself.
-- terugkoppeling_personen(regio i64, dossier i64, melding i64) -> many (id i64,
--   geslachtsnaam text, roepnaam text, voornamen text, geboren text?, bsn text?,
--   van_melding i64)
SELECT p.id, p.geslachtsnaam, p.roepnaam, p.voornamen, p.geboren, p.bsn,
  (SELECT count(*) FROM melding_betrokkene e WHERE e.regio = p.regio
    AND e.melding = :melding AND e.persoon = p.id) AS van_melding
FROM persoon p WHERE p.regio = :regio AND p.id IN (
  SELECT b.persoon FROM melding m
  JOIN melding_betrokkene b ON b.regio = m.regio AND b.melding = m.id
  WHERE m.regio = :regio AND m.dossier = :dossier
  UNION
  SELECT l.persoon FROM dossier d
  JOIN lidmaatschap l ON l.regio = d.regio AND l.huishouden = d.huishouden
  WHERE d.regio = :regio AND d.id = :dossier)
ORDER BY p.id LIMIT 500;

-- Investigations of the dossier: their informants may not be named.
-- terugkoppeling_onderzoeken(regio i64, dossier i64) -> many (id i64)
SELECT id FROM onderzoek WHERE regio = :regio AND dossier = :dossier ORDER BY id LIMIT 100;

-- Names that not everybody who writes to a reporter may see.
-- terugkoppeling_geheimen(regio i64, dossier i64) -> one (beschermd i64, onderzoeken i64)
SELECT (SELECT count(*) FROM melding m
    JOIN melder r ON r.regio = m.regio AND r.melding = m.id AND r.openheid <> 'openbaar'
    WHERE m.regio = :regio AND m.dossier = :dossier) AS beschermd,
  (SELECT count(*) FROM onderzoek o WHERE o.regio = :regio AND o.dossier = :dossier)
    AS onderzoeken;

-- Is there a plan that the family knows?
-- terugkoppeling_plan(regio i64, dossier i64) -> one (n i64)
SELECT count(*) AS n FROM plan
WHERE regio = :regio AND dossier = :dossier AND stand = 'besproken';

-- terugkoppeling_open(regio i64, max i64) -> many (melding i64, dossier i64, volgnr i64,
--   besloten_op i64, eigenaar i64?, eigenaar_naam text?, kenmerk text, naam text,
--   hoedanigheid text, route text, openheid text)
SELECT m.id AS melding, m.dossier, m.volgnr, b.op AS besloten_op, m.behandelaar AS eigenaar,
  e.naam AS eigenaar_naam, d.kenmerk, d.naam, m.hoedanigheid, b.route, r.openheid
FROM melding m
JOIN dossier d ON d.regio = m.regio AND d.id = m.dossier
JOIN melder r ON r.regio = m.regio AND r.melding = m.id
JOIN besluit b ON b.regio = m.regio AND b.melding = m.id
LEFT JOIN medewerker e ON e.regio = m.regio AND e.id = m.behandelaar
WHERE m.regio = :regio AND m.stand = 'open'
  AND b.id = (SELECT max(c.id) FROM besluit c WHERE c.regio = m.regio AND c.melding = m.id)
  AND NOT EXISTS (SELECT 1 FROM terugkoppeling t
    WHERE t.regio = m.regio AND t.melding = m.id)
  AND {{zicht}}
ORDER BY b.op, m.id LIMIT :max;
