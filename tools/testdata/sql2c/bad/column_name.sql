-- x_find(id i64) -> one (naam text)
SELECT name FROM thing WHERE id = :id;
