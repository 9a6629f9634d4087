-- x_find(id i64) -> some (name text)
SELECT name FROM thing WHERE id = :id;
