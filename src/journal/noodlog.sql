-- noodlog_stand(naam text) -> one (op i64)
SELECT op FROM hartslag WHERE naam = :naam;

-- noodlog_zet(naam text, op i64) -> exec one
INSERT INTO hartslag (naam, op) VALUES (:naam, :op)
ON CONFLICT (naam) DO UPDATE SET op = excluded.op;
