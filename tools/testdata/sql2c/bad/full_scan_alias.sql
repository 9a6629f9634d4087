-- x_list(size i64, max i64) -> many (id i64)
SELECT t.id FROM thing AS t WHERE t.size = :size LIMIT :max;
