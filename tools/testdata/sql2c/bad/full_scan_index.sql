-- x_list(name text, max i64) -> many (id i64)
SELECT id FROM thing WHERE name = :name LIMIT :max;
