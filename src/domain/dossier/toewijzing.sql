-- toewijzing_heeft(regio i64, dossier i64, medewerker i64, soort text, nu i64) -> one (n i64)
SELECT count(*) AS n FROM toegang WHERE regio = :regio AND dossier = :dossier
  AND medewerker = :medewerker AND soort = :soort AND van <= :nu AND tot > :nu;

-- toewijzing_insert(regio i64, id i64, dossier i64, medewerker i64, soort text, van i64,
--   tot i64, door i64) -> exec one
INSERT INTO toegang (regio, id, dossier, medewerker, soort, van, tot, gegeven_door)
VALUES (:regio, :id, :dossier, :medewerker, :soort, :van, :tot, :door);

-- Is the dossier closed to this employee?
-- toewijzing_dicht(regio i64, dossier i64, medewerker i64, nu i64) -> one (n i64)
SELECT count(*) AS n FROM afscherming WHERE regio = :regio AND dossier = :dossier
  AND medewerker = :medewerker AND tot > :nu;

-- Sees the dossier by emergency access and by nothing else.
-- toewijzing_alleen_nood(regio i64, dossier i64, medewerker i64, hele_regio i64, nu i64)
--   -> one (n i64)
SELECT count(*) AS n FROM toegang t
JOIN dossier d ON d.regio = t.regio AND d.id = t.dossier
WHERE t.regio = :regio AND t.dossier = :dossier AND t.medewerker = :medewerker
  AND t.soort = 'nood' AND t.van <= :nu AND t.tot > :nu
  AND NOT (:hele_regio = 1 AND d.afgeschermd = 0)
  AND NOT EXISTS (SELECT 1 FROM toegang u WHERE u.regio = t.regio
    AND u.dossier = t.dossier AND u.medewerker = t.medewerker AND u.soort <> 'nood'
    AND u.van <= :nu AND u.tot > :nu);

-- Work in the case: manages it, has a report of it, investigates, has a task.
-- toewijzing_werk(regio i64, dossier i64, medewerker i64) -> one (n i64)
SELECT (SELECT count(*) FROM dossier d WHERE d.regio = :regio AND d.id = :dossier
    AND d.stand = 'open' AND :medewerker IN (d.casusregisseur, d.procesregisseur))
  + (SELECT count(*) FROM melding m WHERE m.regio = :regio AND m.dossier = :dossier
    AND m.stand = 'open' AND m.behandelaar = :medewerker)
  + (SELECT count(*) FROM onderzoek o WHERE o.regio = :regio AND o.dossier = :dossier
    AND o.afgerond_op IS NULL AND o.onderzoeker = :medewerker)
  + (SELECT count(*) FROM taak t WHERE t.regio = :regio AND t.dossier = :dossier
    AND t.klaar_op IS NULL AND t.eigenaar = :medewerker) AS n;

-- Who was assigned and is not of the case any more. The row stays, as history.
-- toewijzing_eindig(regio i64, dossier i64, nu i64) -> exec
UPDATE toegang SET tot = :nu
WHERE regio = :regio AND dossier = :dossier AND soort = 'toegewezen' AND tot > :nu
  AND NOT EXISTS (SELECT 1 FROM dossier d WHERE d.regio = toegang.regio
    AND d.id = toegang.dossier AND d.stand = 'open'
    AND toegang.medewerker IN (d.casusregisseur, d.procesregisseur))
  AND NOT EXISTS (SELECT 1 FROM melding m WHERE m.regio = toegang.regio
    AND m.dossier = toegang.dossier AND m.stand = 'open'
    AND m.behandelaar = toegang.medewerker)
  AND NOT EXISTS (SELECT 1 FROM onderzoek o WHERE o.regio = toegang.regio
    AND o.dossier = toegang.dossier AND o.afgerond_op IS NULL
    AND o.onderzoeker = toegang.medewerker)
  AND NOT EXISTS (SELECT 1 FROM taak t WHERE t.regio = toegang.regio
    AND t.dossier = toegang.dossier AND t.klaar_op IS NULL
    AND t.eigenaar = toegang.medewerker);

-- Named, in a dossier that closes and is not shielded.
-- toewijzing_eindig_op_naam(regio i64, dossier i64, nu i64) -> exec
UPDATE toegang SET tot = :nu
WHERE regio = :regio AND dossier = :dossier AND soort = 'op_naam' AND tot > :nu
  AND EXISTS (SELECT 1 FROM dossier d WHERE d.regio = toegang.regio
    AND d.id = toegang.dossier AND d.afgeschermd = 0);
