-- x_find(id i64) -> one (name text)
SELECT name FROM thing WHERE id = :id

-- x_list() -> many (id i64)
SELECT id FROM thing LIMIT 1;
