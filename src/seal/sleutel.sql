-- sleutel_insert(regio i64, id i64, doel text, meester i64, gewikkeld blob, nu i64) -> exec one
INSERT INTO sleutel (regio, id, doel, meester, gewikkeld, gemaakt_op)
VALUES (:regio, :id, :doel, :meester, :gewikkeld, :nu);

-- sleutel_find(regio i64, id i64) -> one (doel text, gewikkeld blob?)
SELECT doel, gewikkeld FROM sleutel WHERE regio = :regio AND id = :id;

-- sleutel_wipe(regio i64, id i64, nu i64) -> exec one
UPDATE sleutel SET gewikkeld = NULL, vernietigd_op = :nu
WHERE regio = :regio AND id = :id;

-- Keys that another master than the active one wraps, page by page.
-- sleutel_onder_ander(regio i64, meester i64, na i64, max i64) -> many (id i64,
--   doel text, gewikkeld blob)
SELECT id, doel, gewikkeld FROM sleutel
WHERE regio = :regio AND id > :na AND meester <> :meester
  AND gewikkeld IS NOT NULL
ORDER BY id LIMIT :max;

-- sleutel_wikkel(regio i64, id i64, meester i64, gewikkeld blob) -> exec one
UPDATE sleutel SET meester = :meester, gewikkeld = :gewikkeld
WHERE regio = :regio AND id = :id;

-- full scan: a handful of rows, read once at start
-- hoofdsleutels(max i64) -> many (nummer i64, vingerafdruk blob)
SELECT nummer, vingerafdruk FROM hoofdsleutel ORDER BY nummer LIMIT :max;

-- hoofdsleutel_insert(nummer i64, vingerafdruk blob) -> exec
INSERT INTO hoofdsleutel (nummer, vingerafdruk) VALUES (:nummer, :vingerafdruk)
ON CONFLICT DO NOTHING;
