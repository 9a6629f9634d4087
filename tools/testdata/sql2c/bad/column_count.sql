-- x_find(id i64) -> one (name text)
SELECT name, region FROM thing WHERE id = :id;
