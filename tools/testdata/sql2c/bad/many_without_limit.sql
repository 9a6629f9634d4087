-- x_list(regio i64) -> many (id i64)
SELECT id FROM thing WHERE regio = :regio AND name IN (SELECT name FROM thing WHERE id = 1 LIMIT 1);
