-- x_list(region i64) -> many (id i64)
SELECT id FROM thing WHERE region = :region AND name IN (SELECT name FROM thing WHERE id = 1 LIMIT 1);
