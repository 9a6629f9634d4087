-- full scan: one row at most
-- verhuizing_stand() -> one (bron text, begonnen_op i64)
SELECT bron, begonnen_op FROM verhuizing LIMIT 1;

-- verhuizing_zet(bron text, begonnen_op i64) -> exec one
INSERT INTO verhuizing (nummer, bron, begonnen_op) VALUES (1, :bron, :begonnen_op);

-- verhuizing_klaar() -> exec one
DELETE FROM verhuizing WHERE nummer = 1;
