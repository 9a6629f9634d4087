-- x_find(default i64) -> one (name text)
SELECT name FROM thing WHERE id = :default;
