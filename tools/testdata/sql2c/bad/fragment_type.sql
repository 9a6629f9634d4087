-- x_find(id i64, v_all text) -> one (name text)
SELECT t.name FROM thing t WHERE t.id = :id AND {{visible}} AND name = :v_all;
