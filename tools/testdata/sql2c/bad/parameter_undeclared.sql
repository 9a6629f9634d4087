-- x_find(id i64) -> one (name text)
SELECT name FROM thing
WHERE id = :id AND regio = :regio;
