-- x_ifnull(id i64) -> one (x i64)
SELECT ifnull(size, 0) AS x FROM thing WHERE id = :id;

-- x_strftime(id i64) -> one (x i64)
SELECT strftime('%s', size) AS x FROM thing WHERE id = :id;

-- x_datetime(id i64) -> one (x i64)
SELECT datetime(size) AS x FROM thing WHERE id = :id;

-- x_julianday(id i64) -> one (x i64)
SELECT julianday(size) AS x FROM thing WHERE id = :id;

-- x_iif(id i64) -> one (x i64)
SELECT iif(size > 1, 1, 0) AS x FROM thing WHERE id = :id;

-- x_json_array(id i64) -> one (x i64)
SELECT json_array(size) AS x FROM thing WHERE id = :id;

-- x_total(id i64) -> one (x i64)
SELECT total(size) AS x FROM thing WHERE id = :id;

-- x_group_concat(id i64) -> one (x i64)
SELECT group_concat(name) AS x FROM thing WHERE id = :id;

-- x_max(id i64) -> one (x i64)
SELECT max(size, 1) AS x FROM thing WHERE id = :id;

-- x_min(id i64) -> one (x i64)
SELECT min(size, (SELECT 1)) AS x FROM thing WHERE id = :id;

