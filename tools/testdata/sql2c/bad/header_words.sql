-- x_set(id i64) -> exec one please
UPDATE thing SET size = 1 WHERE id = :id;
