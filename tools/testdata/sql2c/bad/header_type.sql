-- x_find(id integer) -> one (name text)
SELECT name FROM thing WHERE id = :id;
