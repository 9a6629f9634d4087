-- the third line is wrong
CREATE TABLE a (b INTEGER);
CREATE TABEL b (c INTEGER);
