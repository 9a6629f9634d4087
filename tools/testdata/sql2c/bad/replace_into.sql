-- x_add(id i64, name text) -> exec
REPLACE INTO thing (id, region, name) VALUES (:id, 1, :name);
