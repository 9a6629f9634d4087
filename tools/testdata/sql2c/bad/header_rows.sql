-- x_list(max i64) -> many (as y_list)
SELECT name FROM thing WHERE id = 1 LIMIT :max;
