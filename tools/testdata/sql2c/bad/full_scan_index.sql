-- x_list(max i64) -> many (name text)
SELECT name FROM thing LIMIT :max;
