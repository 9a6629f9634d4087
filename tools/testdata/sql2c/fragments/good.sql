-- Statements for the test of sql2c; this comment (free) is ignored.

-- thing_find(id i64) -> one (regio i64, name text, seal blob?, size i64?)
SELECT regio, name, seal, size -- all but the id
FROM thing
WHERE id = :id;

-- full scan: a made-up region is small
-- thing_list(regio i64, max i64) -> many (id i64,
--   name text, seal blob?)
SELECT id, name, seal FROM thing WHERE regio = :regio ORDER BY name LIMIT :max;

-- thing_list_one(id i64, max i64) -> many (as thing_list)
SELECT id, name, seal FROM thing WHERE id = :id LIMIT :max;

-- thing_visible(id i64) -> one (name text)
SELECT t.name FROM thing t WHERE t.id = :id AND {{visible}};

-- thing_add(id i64, regio i64, name text, seal blob?, size i64?) -> exec
INSERT INTO thing (id, regio, name, seal, size)
VALUES (:id, :regio, :name, :seal, :size)
ON CONFLICT (id) DO UPDATE SET name = excluded.name;

-- thing_rename(id i64,
--   name text)
--   -> exec one
UPDATE thing SET name = :name WHERE id = :id;

-- full scan: counts all, once a year
-- thing_count() -> one (n i64, sentence text)
SELECT count(*) AS n, 'a ; and "quotes" and :no parameter' AS sentence FROM thing;

-- thing_null_name(id i64) -> one (name text)
SELECT NULL AS name FROM thing WHERE id = :id;

-- thing_tree(top i64, max i64) -> many (n i64)
WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < :top)
SELECT n FROM c LIMIT :max;

-- thing_wrong_type(id i64) -> one (name i64)
SELECT coalesce(name, '') AS name FROM thing WHERE id = :id;

-- full scan: a made-up region is small
-- thing_region(regio i64) -> one (name text)
SELECT name FROM thing WHERE regio = :regio;
