-- x_set(id i64) -> exec one
UPDATE thing SET size = 1 WHERE id = :id;
-- x_set(id i64) -> exec one
UPDATE thing SET size = 2 WHERE id = :id;
