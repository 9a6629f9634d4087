-- x_find(id i64) -> one
SELECT name FROM thing WHERE id = :id;
