-- x_find(id i64) -> exec
SELECT name FROM thing WHERE id = :id;
