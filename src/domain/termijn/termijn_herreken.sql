-- Clocks that are due on or after a day and began before another, by page.
-- termijn_geraakt(regio i64, stand text, na_op i64, na_id i64, voor i64, max i64)
--   -> many (id i64, melding i64?, norm text, versie i64, start_op i64, verloopt_op i64,
--   kenmerk text?)
SELECT t.id, t.melding, t.norm, t.norm_versie AS versie, t.start_op, t.verloopt_op,
  coalesce(d.kenmerk, v.kenmerk) AS kenmerk
FROM termijn t LEFT JOIN dossier d ON d.regio = t.regio AND d.id = t.dossier
LEFT JOIN voorval v ON v.regio = t.regio AND v.id = t.voorval
WHERE t.regio = :regio AND t.stand = :stand AND t.verloopt_op >= :na_op
  AND (t.verloopt_op > :na_op OR t.id > :na_id) AND t.start_op < :voor
ORDER BY t.verloopt_op, t.id LIMIT :max;

-- termijn_verloop(regio i64, termijn i64) -> many (soort text, op i64, tot i64)
SELECT soort, op, verloop_tot AS tot FROM termijn_stap
WHERE regio = :regio AND termijn = :termijn
  AND soort IN ('geschorst', 'hervat', 'verlengd') ORDER BY id LIMIT 1000;

-- termijn_herreken_set(regio i64, id i64, stand text, verloopt i64, nu i64, sein i64?)
--   -> exec one
UPDATE termijn SET verloopt_op = :verloopt, sein_na = :nu, sein_op = :sein
WHERE regio = :regio AND id = :id AND stand = :stand;
