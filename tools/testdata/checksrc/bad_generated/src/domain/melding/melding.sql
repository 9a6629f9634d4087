-- melding_x(id i64) -> one (id i64)
SELECT id FROM x WHERE id = :id;
