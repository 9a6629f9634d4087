-- x_find(id i64, regio i64) -> one (name text)
SELECT name FROM thing WHERE id = :id;
