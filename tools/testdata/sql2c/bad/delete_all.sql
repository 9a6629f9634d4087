-- x_empty() -> exec
DELETE FROM part;
