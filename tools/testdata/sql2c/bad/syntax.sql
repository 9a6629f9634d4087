-- x_find(id i64) -> one (name text)
SELECT nope FROM thing WHERE id = :id;
