-- x_add(id i64, name text) -> exec
INSERT OR IGNORE INTO thing (id, regio, name) VALUES (:id, 1, :name);
