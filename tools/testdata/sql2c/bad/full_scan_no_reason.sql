-- full scan:
-- x_list(max i64) -> many (id i64)
SELECT id FROM thing LIMIT :max;
