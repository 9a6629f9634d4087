-- besluit_insert(regio i64, id i64, dossier i64, melding i64, uitkomst text, route text,
--   reden blob, door i64, nu i64, eigenaar i64, overleg i64?) -> exec one
INSERT INTO besluit (regio, id, dossier, melding, uitkomst, route, reden, door, op,
  eigenaar, overleg)
VALUES (:regio, :id, :dossier, :melding, :uitkomst, :route, :reden, :door, :nu,
  :eigenaar, :overleg);

-- besluit_rij(regio i64, id i64) -> one (melding i64, dossier i64, uitkomst text,
--   route text, reden blob, door i64, door_naam text?, op i64, eigenaar i64,
--   eigenaar_naam text?, overleg i64?)
SELECT b.melding, b.dossier, b.uitkomst, b.route, b.reden, b.door, d.naam AS door_naam,
  b.op, b.eigenaar, e.naam AS eigenaar_naam, b.overleg
FROM besluit b
LEFT JOIN medewerker d ON d.regio = b.regio AND d.id = b.door
LEFT JOIN medewerker e ON e.regio = b.regio AND e.id = b.eigenaar
WHERE b.regio = :regio AND b.id = :id;

-- besluit_lijst(regio i64, melding i64, max i64) -> many (id i64)
SELECT id FROM besluit WHERE regio = :regio AND melding = :melding
ORDER BY op DESC, id DESC LIMIT :max;

-- What a report still waits for: an investigation, help, an answer, a message.
-- vervolg_open(regio i64, melding i64) -> one (onderzoeken i64, hulp i64,
--   overdrachten i64, verzoeken i64, besluiten i64)
SELECT
  (SELECT count(*) FROM onderzoek o WHERE o.regio = :regio AND o.melding = :melding
    AND o.afgerond_op IS NULL) AS onderzoeken,
  (SELECT count(*) FROM hulp h WHERE h.regio = :regio AND h.melding = :melding
    AND h.gestart_op IS NULL AND h.geweigerd_op IS NULL) AS hulp,
  (SELECT count(*) FROM overdracht v WHERE v.regio = :regio AND v.melding = :melding
    AND v.antwoord IS NULL) AS overdrachten,
  (SELECT count(*) FROM vto t WHERE t.regio = :regio AND t.melding = :melding
    AND t.verzonden_op IS NULL) AS verzoeken,
  (SELECT count(*) FROM besluit b WHERE b.regio = :regio AND b.melding = :melding)
    AS besluiten;

-- vervolg_melding(regio i64, id i64) -> one (dossier i64, stand text, stap text)
SELECT dossier, stand, stap FROM melding WHERE regio = :regio AND id = :id;

-- besluit_laatste(regio i64, melding i64) -> many (id i64, route text, eigenaar i64)
SELECT id, route, eigenaar FROM besluit WHERE regio = :regio AND melding = :melding
ORDER BY op DESC, id DESC LIMIT 1;

-- vervolg_persoon(regio i64, melding i64, persoon i64) -> one (n i64)
SELECT count(*) AS n FROM melding_betrokkene
WHERE regio = :regio AND melding = :melding AND persoon = :persoon;
