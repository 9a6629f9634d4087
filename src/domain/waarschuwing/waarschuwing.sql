-- sein_nodig(regio i64, nu i64) -> many (id i64)
SELECT id FROM termijn WHERE regio = :regio AND sein_op <= :nu LIMIT 1;

-- seinen_nu(regio i64, nu i64, max i64) -> many (id i64, dossier i64?, melding i64?,
--   norm text, versie i64, start_op i64, verloopt_op i64, eigenaar i64?, sein_na i64,
--   kenmerk text?)
SELECT t.id, t.dossier, t.melding, t.norm, t.norm_versie AS versie, t.start_op,
  t.verloopt_op, t.eigenaar, t.sein_na, coalesce(d.kenmerk, v.kenmerk) AS kenmerk
FROM termijn t LEFT JOIN dossier d ON d.regio = t.regio AND d.id = t.dossier
LEFT JOIN voorval v ON v.regio = t.regio AND v.id = t.voorval
WHERE t.regio = :regio AND t.sein_op <= :nu ORDER BY t.sein_op LIMIT :max;

-- sein_zet(regio i64, id i64, nu i64, sein i64?) -> exec one
UPDATE termijn SET sein_na = :nu, sein_op = :sein WHERE regio = :regio AND id = :id;

-- Who left and still has clocks. A region has some hundreds of employees.
-- full scan: there are never more than some hundreds of employees
-- sein_vertrokken(regio i64, nu i64) -> many (id i64, tot i64)
SELECT m.id, m.tot FROM medewerker m
WHERE m.regio = :regio AND m.tot <= :nu AND EXISTS (SELECT 1 FROM termijn t
  WHERE t.regio = m.regio AND t.eigenaar = m.id AND t.stand = 'loopt') LIMIT 20;

-- sein_klokken_van(regio i64, eigenaar i64, max i64) -> many (id i64, dossier i64?,
--   norm text, versie i64, start_op i64, verloopt_op i64, kenmerk text?)
SELECT t.id, t.dossier, t.norm, t.norm_versie AS versie, t.start_op, t.verloopt_op,
  coalesce(d.kenmerk, v.kenmerk) AS kenmerk
FROM termijn t LEFT JOIN dossier d ON d.regio = t.regio AND d.id = t.dossier
LEFT JOIN voorval v ON v.regio = t.regio AND v.id = t.voorval
WHERE t.regio = :regio AND t.eigenaar = :eigenaar AND t.stand = 'loopt' LIMIT :max;

-- sein_los(regio i64, id i64) -> exec one
UPDATE termijn SET eigenaar = NULL WHERE regio = :regio AND id = :id;

-- full scan: there are never more than some hundreds of employees
-- sein_rol(regio i64, rol text, nu i64) -> many (id i64)
SELECT id FROM medewerker WHERE regio = :regio AND rol = :rol AND van <= :nu
  AND (tot IS NULL OR tot > :nu) ORDER BY id LIMIT 50;

-- What was said before of this clock to this person is replaced.
-- waarschuwing_vervang(regio i64, termijn i64, ontvanger i64, nu i64) -> exec
UPDATE waarschuwing SET gezien_op = :nu WHERE regio = :regio AND termijn = :termijn
  AND ontvanger = :ontvanger AND gezien_op IS NULL;

-- waarschuwing_insert(regio i64, id i64, termijn i64, dossier i64?, soort text,
--   ontvanger i64, moment i64, op i64, verloopt_op i64) -> exec
INSERT INTO waarschuwing (regio, id, termijn, dossier, soort, ontvanger, moment, op,
  verloopt_op)
VALUES (:regio, :id, :termijn, :dossier, :soort, :ontvanger, :moment, :op, :verloopt_op)
ON CONFLICT (regio, termijn, ontvanger, moment, soort) DO NOTHING;

-- Not what was closed to the receiver by name since.
-- waarschuwing_lijst(regio i64, ontvanger i64, nu i64, max i64) -> many (id i64, termijn i64,
--   dossier i64?, soort text, op i64, gezien_op i64?, norm text, versie i64,
--   start_op i64, verloopt_op i64, stand text, stop_op i64?, geschorst_op i64?,
--   kenmerk text?, eigenaar text?)
SELECT w.id, w.termijn, w.dossier, w.soort, w.op, w.gezien_op, t.norm,
  t.norm_versie AS versie, t.start_op, t.verloopt_op, t.stand, t.stop_op,
  t.geschorst_op, coalesce(d.kenmerk, v.kenmerk) AS kenmerk, e.naam AS eigenaar
FROM waarschuwing w JOIN termijn t ON t.regio = w.regio AND t.id = w.termijn
LEFT JOIN dossier d ON d.regio = w.regio AND d.id = w.dossier
LEFT JOIN voorval v ON v.regio = t.regio AND v.id = t.voorval
LEFT JOIN medewerker e ON e.regio = t.regio AND e.id = t.eigenaar
WHERE w.regio = :regio AND w.ontvanger = :ontvanger
  AND NOT EXISTS (SELECT 1 FROM afscherming a WHERE a.regio = w.regio
    AND a.dossier = w.dossier AND a.medewerker = w.ontvanger AND a.tot > :nu)
ORDER BY CASE WHEN w.gezien_op IS NULL THEN 0 ELSE 1 END, w.op DESC, w.id DESC
LIMIT :max;

-- waarschuwing_tel(regio i64, token blob, max i64) -> one (n i64)
SELECT count(*) AS n FROM (SELECT 1 FROM waarschuwing WHERE regio = :regio
  AND ontvanger = (SELECT medewerker FROM sessie WHERE regio = :regio AND token = :token)
  AND gezien_op IS NULL LIMIT :max) x;

-- waarschuwing_zien(regio i64, ontvanger i64, id i64, nu i64) -> exec
UPDATE waarschuwing SET gezien_op = :nu WHERE regio = :regio
  AND ontvanger = :ontvanger AND gezien_op IS NULL AND (:id = 0 OR id = :id);
