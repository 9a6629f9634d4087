-- x_list(regio i64, max i64) -> many (id i64)
SELECT p.id FROM thing t JOIN part p ON p.name = t.name WHERE t.regio = :regio LIMIT :max;
