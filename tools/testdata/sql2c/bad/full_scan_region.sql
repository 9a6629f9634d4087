-- x_list(regio i64, max i64) -> many (name text)
SELECT name FROM thing WHERE regio = :regio LIMIT :max;
