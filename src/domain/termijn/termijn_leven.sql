-- termijn_schors(regio i64, id i64, nu i64) -> exec one
UPDATE termijn SET stand = 'geschorst', geschorst_op = :nu, sein_op = NULL
WHERE regio = :regio AND id = :id AND stand = 'loopt';

-- termijn_hervat(regio i64, id i64, verloopt i64, nu i64, sein i64?) -> exec one
UPDATE termijn SET stand = 'loopt', geschorst_op = NULL, verloopt_op = :verloopt,
  sein_na = :nu, sein_op = :sein
WHERE regio = :regio AND id = :id AND stand = 'geschorst';

-- termijn_verzet(regio i64, id i64, verloopt i64, nu i64, sein i64?) -> exec one
UPDATE termijn SET verloopt_op = :verloopt, sein_na = :nu, sein_op = :sein
WHERE regio = :regio AND id = :id AND stand = 'loopt';

-- termijn_laat_reden_set(regio i64, id i64, reden text) -> exec one
UPDATE termijn SET laat_reden = :reden
WHERE regio = :regio AND id = :id AND laat_reden IS NULL;

-- termijn_stap_insert(regio i64, id i64, termijn i64, soort text, op i64, door i64,
--   van i64, tot i64, reden blob?) -> exec one
INSERT INTO termijn_stap (regio, id, termijn, soort, op, door, verloop_van, verloop_tot,
  reden)
VALUES (:regio, :id, :termijn, :soort, :op, :door, :van, :tot, :reden);

-- termijn_stappen(regio i64, termijn i64, max i64) -> many (id i64, soort text, op i64,
--   naam text?, van i64, tot i64, reden blob?)
SELECT s.id, s.soort, s.op, m.naam, s.verloop_van AS van, s.verloop_tot AS tot, s.reden
FROM termijn_stap s LEFT JOIN medewerker m ON m.regio = s.regio AND m.id = s.door
WHERE s.regio = :regio AND s.termijn = :termijn ORDER BY s.id LIMIT :max;

-- How often a clock was extended.
-- termijn_verlengd(regio i64, termijn i64) -> one (n i64)
SELECT count(*) AS n FROM termijn_stap
WHERE regio = :regio AND termijn = :termijn AND soort = 'verlengd';

-- Whose the running clocks of a report are now, and whose they should be.
-- A handler who left is none.
-- termijn_eigenaren(regio i64, melding i64, nu i64) -> many (id i64, norm text, versie i64,
--   start_op i64, verloopt_op i64, stand text, was i64?, wordt i64?)
SELECT t.id, t.norm, t.norm_versie AS versie, t.start_op, t.verloopt_op, t.stand,
  t.eigenaar AS was, coalesce((SELECT b.id FROM medewerker b WHERE b.regio = m.regio
    AND b.id = m.behandelaar AND (b.tot IS NULL OR b.tot > :nu)), d.casusregisseur)
    AS wordt
FROM termijn t JOIN melding m ON m.regio = t.regio AND m.id = t.melding
JOIN dossier d ON d.regio = m.regio AND d.id = m.dossier
WHERE t.regio = :regio AND t.melding = :melding AND t.stand IN ('loopt', 'geschorst')
LIMIT 1000;

-- termijn_eigenaar_set(regio i64, id i64, eigenaar i64?, sein i64?) -> exec one
UPDATE termijn SET eigenaar = :eigenaar, sein_na = 0, sein_op = :sein
WHERE regio = :regio AND id = :id;

-- Of who has it no longer.
-- termijn_seinen_weg(regio i64, termijn i64, ontvanger i64, nu i64) -> exec
UPDATE waarschuwing SET gezien_op = :nu
WHERE regio = :regio AND termijn = :termijn AND ontvanger = :ontvanger
  AND gezien_op IS NULL;

-- termijn_open_meldingen(regio i64, dossier i64) -> many (id i64)
SELECT id FROM melding WHERE regio = :regio AND dossier = :dossier AND stand = 'open'
LIMIT 200;

-- full scan: there are never more than some hundreds of employees
-- termijn_van_rol(regio i64, rol text, nu i64) -> many (id i64)
SELECT id FROM medewerker WHERE regio = :regio AND rol = :rol AND van <= :nu
  AND (tot IS NULL OR tot > :nu) ORDER BY id LIMIT 1;

-- termijn_in_dienst(regio i64, id i64, nu i64) -> many (naam text)
SELECT naam FROM medewerker WHERE regio = :regio AND id = :id AND van <= :nu
  AND (tot IS NULL OR tot > :nu) LIMIT 1;
