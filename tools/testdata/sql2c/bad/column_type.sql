-- x_find(id i64) -> one (name i64)
SELECT name FROM thing WHERE id = :id;
