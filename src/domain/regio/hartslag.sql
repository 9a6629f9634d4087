-- hartslag_stand(naam text) -> one (op i64)
SELECT op FROM hartslag WHERE naam = :naam;

-- hartslag_zet(naam text, op i64) -> exec one
INSERT INTO hartslag (naam, op) VALUES (:naam, :op)
ON CONFLICT (naam) DO UPDATE SET op = excluded.op;

-- A row that stays the same is not written by SQLite: this one changes each time.
-- hartslag_tel(naam text) -> exec one
INSERT INTO hartslag (naam, op) VALUES (:naam, 1)
ON CONFLICT (naam) DO UPDATE SET op = hartslag.op + 1;
