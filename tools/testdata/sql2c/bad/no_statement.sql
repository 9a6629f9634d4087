-- x_find(id i64) -> one (name text)

-- x_list() -> exec
