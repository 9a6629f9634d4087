-- x_set(id i64) -> one (name text)
UPDATE thing SET size = 1 WHERE id = :id RETURNING name;
