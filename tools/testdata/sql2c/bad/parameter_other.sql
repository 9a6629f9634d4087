-- x_find() -> one (name text)
SELECT name FROM thing WHERE id = ?1;
