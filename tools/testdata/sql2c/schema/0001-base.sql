-- two tables of made-up things
CREATE TABLE thing (
	id	INTEGER PRIMARY KEY,
	regio	INTEGER NOT NULL,
	name	TEXT NOT NULL,
	seal	BLOB,
	size	INTEGER
) STRICT;
CREATE UNIQUE INDEX thing_name ON thing(regio, name);
-- [postgres] this line is a comment for SQLite
