-- termijn_insert(regio i64, id i64, dossier i64, melding i64, persoon i64?, norm text,
--   versie i64, start i64, verloopt i64, sein i64?, wacht i64) -> exec one later
INSERT INTO termijn (regio, id, dossier, melding, persoon, norm, norm_versie, start_op,
  verloopt_op, stand, eigenaar, sein_op, wacht)
SELECT :regio, :id, :dossier, :melding, :persoon, :norm, :versie, :start, :verloopt,
  'loopt', coalesce(m.behandelaar, d.casusregisseur), :sein, :wacht
FROM melding m JOIN dossier d ON d.regio = m.regio AND d.id = m.dossier
WHERE m.regio = :regio AND m.id = :melding;

-- A clock of the organisation.
-- termijn_insert_voorval(regio i64, id i64, voorval i64, norm text, versie i64, start i64,
--   verloopt i64, eigenaar i64?, sein i64?) -> exec one
INSERT INTO termijn (regio, id, voorval, norm, norm_versie, start_op, verloopt_op, stand,
  eigenaar, sein_op)
VALUES (:regio, :id, :voorval, :norm, :versie, :start, :verloopt, 'loopt', :eigenaar, :sein);

-- termijn_lopend(regio i64, melding i64) -> many (id i64, persoon i64?, norm text,
--   versie i64, verloopt_op i64, geschorst_op i64?, wacht i64)
SELECT id, persoon, norm, norm_versie AS versie, verloopt_op, geschorst_op, wacht
FROM termijn
WHERE regio = :regio AND melding = :melding AND stand IN ('loopt', 'geschorst')
LIMIT 1000;

-- termijn_eind(regio i64, id i64, stand text, op i64, reden text?) -> exec one
UPDATE termijn SET stand = :stand, stop_op = :op, stop_reden = :reden,
  geschorst_op = NULL, sein_op = NULL
WHERE regio = :regio AND id = :id AND stand IN ('loopt', 'geschorst');

-- What was said on the screen of a clock that ended needs nobody any more.
-- termijn_seinen_klaar(regio i64, termijn i64, nu i64) -> exec
UPDATE waarschuwing SET gezien_op = :nu
WHERE regio = :regio AND termijn = :termijn AND gezien_op IS NULL;

-- termijn_rij(regio i64, id i64) -> one (dossier i64?, melding i64?, voorval i64?,
--   persoon i64?, norm text, versie i64, start_op i64, verloopt_op i64, stand text, stop_op i64?,
--   stop_reden text?, eigenaar i64?, geschorst_op i64?, laat_reden text?)
SELECT dossier, melding, voorval, persoon, norm, norm_versie AS versie, start_op,
  verloopt_op, stand, stop_op, stop_reden, eigenaar, geschorst_op, laat_reden
FROM termijn WHERE regio = :regio AND id = :id;

-- termijn_melding(regio i64, melding i64, max i64) -> many (id i64, dossier i64,
--   persoon i64?, norm text, versie i64, start_op i64, verloopt_op i64, stand text,
--   stop_op i64?, stop_reden text?, eigenaar i64?, geschorst_op i64?, laat_reden text?)
SELECT id, dossier, persoon, norm, norm_versie AS versie, start_op, verloopt_op, stand,
  stop_op, stop_reden, eigenaar, geschorst_op, laat_reden
FROM termijn WHERE regio = :regio AND melding = :melding
ORDER BY CASE WHEN stop_op IS NULL THEN 0 ELSE 1 END,
  CASE WHEN stop_op IS NULL THEN verloopt_op ELSE -stop_op END, id LIMIT :max;

-- termijn_dossier(regio i64, dossier i64, max i64) -> many (id i64, melding i64,
--   persoon i64?, norm text, versie i64, start_op i64, verloopt_op i64, stand text,
--   stop_op i64?, stop_reden text?, eigenaar i64?, geschorst_op i64?, laat_reden text?)
SELECT id, melding, persoon, norm, norm_versie AS versie, start_op, verloopt_op, stand,
  stop_op, stop_reden, eigenaar, geschorst_op, laat_reden
FROM termijn WHERE regio = :regio AND dossier = :dossier LIMIT :max;

-- termijn_lijst(regio i64, na_op i64, na_id i64, voor i64, max i64) -> many (id i64,
--   dossier i64?, melding i64?, persoon i64?, norm text, versie i64, start_op i64,
--   verloopt_op i64, stand text, stop_op i64?, stop_reden text?, eigenaar i64?,
--   geschorst_op i64?, laat_reden text?, kenmerk text?, naam text?)
SELECT t.id, t.dossier, t.melding, t.persoon, t.norm, t.norm_versie AS versie,
  t.start_op, t.verloopt_op, t.stand, t.stop_op, t.stop_reden, t.eigenaar,
  t.geschorst_op, t.laat_reden, coalesce(d.kenmerk, v.kenmerk) AS kenmerk, d.naam
FROM termijn t LEFT JOIN dossier d ON d.regio = t.regio AND d.id = t.dossier
LEFT JOIN voorval v ON v.regio = t.regio AND v.id = t.voorval
WHERE t.regio = :regio AND t.stand = 'loopt' AND t.verloopt_op >= :na_op
  AND (t.verloopt_op > :na_op OR t.id > :na_id) AND t.verloopt_op < :voor
  AND {{zicht_klok}}
ORDER BY t.verloopt_op, t.id LIMIT :max;

-- The clock of a report that runs out first stands in the report, for the work list;
-- geen when none runs.
-- termijn_eerste_set(regio i64, id i64, geen i64) -> exec one later
UPDATE melding SET
  verloopt_op = coalesce((SELECT t.verloopt_op FROM termijn t
    WHERE t.regio = :regio AND t.melding = :id AND t.stand = 'loopt'
    ORDER BY t.verloopt_op, t.id LIMIT 1), :geen),
  termijn = (SELECT t.id FROM termijn t
    WHERE t.regio = :regio AND t.melding = :id AND t.stand = 'loopt'
    ORDER BY t.verloopt_op, t.id LIMIT 1)
WHERE regio = :regio AND id = :id;
