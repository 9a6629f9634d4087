-- x_find(id i64) -> one (name text)
SELECT name, regio FROM thing WHERE id = :id;
