-- Counts stop at :max.
-- overzicht_tel(regio i64, nu i64, morgen i64, week i64, max i64) -> one (laat i64,
--   vandaag i64, week i64, wacht i64, stil i64, reden i64, zonder i64, voorval i64)
SELECT
  (SELECT count(*) FROM (SELECT 1 FROM termijn t WHERE t.regio = :regio
    AND t.stand = 'loopt' AND t.verloopt_op < :nu
    AND {{zicht_klok}} LIMIT :max) x) AS laat,
  (SELECT count(*) FROM (SELECT 1 FROM termijn t WHERE t.regio = :regio
    AND t.stand = 'loopt' AND t.verloopt_op >= :nu AND t.verloopt_op < :morgen
    AND {{zicht_klok}} LIMIT :max) x) AS vandaag,
  (SELECT count(*) FROM (SELECT 1 FROM termijn t WHERE t.regio = :regio
    AND t.stand = 'loopt' AND t.verloopt_op >= :nu AND t.verloopt_op < :week
    AND {{zicht_klok}} LIMIT :max) x) AS week,
  (SELECT count(*) FROM (SELECT 1 FROM termijn t WHERE t.regio = :regio
    AND t.stand = 'loopt' AND t.wacht = 1
    AND {{zicht_klok}} LIMIT :max) x) AS wacht,
  (SELECT count(*) FROM (SELECT 1 FROM termijn t WHERE t.regio = :regio
    AND t.stand = 'geschorst'
    AND {{zicht_klok}} LIMIT :max) x) AS stil,
  (SELECT count(*) FROM (SELECT 1 FROM termijn t WHERE t.regio = :regio
    AND t.stand = 'te_laat' AND t.laat_reden IS NULL
    AND {{zicht_klok}} LIMIT :max) x) AS reden,
  (SELECT count(*) FROM (SELECT 1 FROM termijn t WHERE t.regio = :regio
    AND t.eigenaar IS NULL AND t.stand = 'loopt'
    AND {{zicht_klok}} LIMIT :max) x) AS zonder,
  (SELECT count(*) FROM (SELECT 1 FROM termijn t WHERE t.regio = :regio
    AND t.voorval > 0 AND t.stand IN ('loopt', 'geschorst')
    AND {{zicht_klok}} LIMIT :max) x) AS voorval;

-- One page of a selection. soort: 1 runs out between, 2 the same of one owner, 3 waits,
-- 4 stands still, 5 late without a reason, 6 without an owner, 7 of the organisation.
-- Each has its index.
-- overzicht_bak(regio i64, soort i64, eigenaar i64, van i64, tot i64, na_op i64, na i64,
--   max i64) -> many (
--   id i64, dossier i64?, melding i64?, persoon i64?, norm text, versie i64, start_op i64,
--   verloopt_op i64, stand text, stop_op i64?, stop_reden text?, eigenaar i64?,
--   geschorst_op i64?, laat_reden text?, kenmerk text?, naam text?, eigenaar_naam text?)
SELECT t.id, t.dossier, t.melding, t.persoon, t.norm, t.norm_versie AS versie,
  t.start_op, t.verloopt_op, t.stand, t.stop_op, t.stop_reden, t.eigenaar,
  t.geschorst_op, t.laat_reden, coalesce(d.kenmerk, v.kenmerk) AS kenmerk, d.naam,
  e.naam AS eigenaar_naam
FROM (
  SELECT id, op FROM (SELECT t.id, t.verloopt_op AS op FROM termijn t
    WHERE t.regio = :regio AND :soort = 1 AND t.stand = 'loopt'
      AND t.verloopt_op >= :van AND t.verloopt_op < :tot
      AND t.verloopt_op >= :na_op AND (t.verloopt_op > :na_op OR t.id > :na) AND {{zicht_klok}}
    ORDER BY t.verloopt_op, t.id LIMIT :max) x1
  UNION ALL
  SELECT id, op FROM (SELECT t.id, t.verloopt_op AS op FROM termijn t
    WHERE t.regio = :regio AND :soort = 2 AND t.eigenaar = :eigenaar
      AND t.stand = 'loopt' AND t.verloopt_op >= :van AND t.verloopt_op < :tot
      AND t.verloopt_op >= :na_op AND (t.verloopt_op > :na_op OR t.id > :na) AND {{zicht_klok}}
    ORDER BY t.verloopt_op, t.id LIMIT :max) x2
  UNION ALL
  SELECT id, op FROM (SELECT t.id, t.verloopt_op AS op FROM termijn t
    WHERE t.regio = :regio AND :soort = 3 AND t.stand = 'loopt' AND t.wacht = 1
      AND t.verloopt_op >= :na_op AND (t.verloopt_op > :na_op OR t.id > :na) AND {{zicht_klok}}
    ORDER BY t.verloopt_op, t.id LIMIT :max) x3
  UNION ALL
  SELECT id, op FROM (SELECT t.id, t.verloopt_op AS op FROM termijn t
    WHERE t.regio = :regio AND :soort = 4 AND t.stand = 'geschorst'
      AND t.verloopt_op >= :na_op AND (t.verloopt_op > :na_op OR t.id > :na) AND {{zicht_klok}}
    ORDER BY t.verloopt_op, t.id LIMIT :max) x4
  UNION ALL
  SELECT id, op FROM (SELECT t.id, t.stop_op AS op FROM termijn t
    WHERE t.regio = :regio AND :soort = 5 AND t.stand = 'te_laat' AND t.laat_reden IS NULL
      AND t.stop_op >= :na_op AND (t.stop_op > :na_op OR t.id > :na) AND {{zicht_klok}}
    ORDER BY t.stop_op, t.id LIMIT :max) x5
  UNION ALL
  SELECT id, op FROM (SELECT t.id, t.verloopt_op AS op FROM termijn t
    WHERE t.regio = :regio AND :soort = 6 AND t.eigenaar IS NULL
      AND t.stand = 'loopt'
      AND t.verloopt_op >= :na_op AND (t.verloopt_op > :na_op OR t.id > :na) AND {{zicht_klok}}
    ORDER BY t.verloopt_op, t.id LIMIT :max) x6
  UNION ALL
  SELECT id, op FROM (SELECT t.id, t.verloopt_op AS op FROM termijn t
    WHERE t.regio = :regio AND :soort = 7 AND t.voorval > 0
      AND t.stand IN ('loopt', 'geschorst')
      AND t.verloopt_op >= :na_op AND (t.verloopt_op > :na_op OR t.id > :na) AND {{zicht_klok}}
    ORDER BY t.verloopt_op, t.id LIMIT :max) x7
) k JOIN termijn t ON t.regio = :regio AND t.id = k.id
LEFT JOIN dossier d ON d.regio = t.regio AND d.id = t.dossier
LEFT JOIN voorval v ON v.regio = t.regio AND v.id = t.voorval
LEFT JOIN medewerker e ON e.regio = t.regio AND e.id = t.eigenaar
ORDER BY k.op, k.id LIMIT :max;

-- For who oversees: of the dossier only the number, and none that is closed to him.
-- overzicht_niemand(regio i64, medewerker i64?, nu i64, max i64) -> many (id i64,
--   dossier i64?, melding i64?, norm text, versie i64, start_op i64, verloopt_op i64,
--   stand text, kenmerk text?)
SELECT t.id, t.dossier, t.melding, t.norm, t.norm_versie AS versie, t.start_op,
  t.verloopt_op, t.stand, coalesce(d.kenmerk, v.kenmerk) AS kenmerk
FROM termijn t LEFT JOIN dossier d ON d.regio = t.regio AND d.id = t.dossier
LEFT JOIN voorval v ON v.regio = t.regio AND v.id = t.voorval
WHERE t.regio = :regio AND t.eigenaar IS NULL AND t.stand = 'loopt'
  AND NOT EXISTS (SELECT 1 FROM afscherming a WHERE a.regio = t.regio
    AND a.dossier = t.dossier AND a.medewerker = :medewerker AND a.tot > :nu)
ORDER BY t.verloopt_op, t.id LIMIT :max;

-- full scan: there are never more than some hundreds of employees
-- overzicht_werkers(regio i64, nu i64, week i64, dag text, max i64) -> many (id i64,
--   naam text, team text, team_naam text, laat i64, week i64)
SELECT m.id, m.naam, m.rol AS team, r.naam AS team_naam,
  (SELECT count(*) FROM (SELECT 1 FROM termijn t
    WHERE t.regio = m.regio AND t.eigenaar = m.id AND t.stand = 'loopt'
      AND t.verloopt_op < :nu AND {{zicht_klok}} LIMIT :max) x) AS laat,
  (SELECT count(*) FROM (SELECT 1 FROM termijn t
    WHERE t.regio = m.regio AND t.eigenaar = m.id AND t.stand = 'loopt'
      AND t.verloopt_op >= :nu AND t.verloopt_op < :week AND {{zicht_klok}}
      LIMIT :max) x) AS week
FROM medewerker m JOIN rol r ON r.regio = m.regio AND r.code = m.rol
  AND r.van <= :dag AND (r.tot IS NULL OR r.tot > :dag)
WHERE m.regio = :regio AND EXISTS (SELECT 1 FROM termijn t
  WHERE t.regio = m.regio AND t.eigenaar = m.id AND t.stand = 'loopt')
ORDER BY r.naam, m.naam, m.id LIMIT 300;
