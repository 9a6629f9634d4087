-- x_add(id i64, name text) -> exec
REPLACE INTO thing (id, regio, name) VALUES (:id, 1, :name);
