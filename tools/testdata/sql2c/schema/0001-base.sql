-- two tables of made-up things
CREATE TABLE thing (
	id	INTEGER PRIMARY KEY,
	region	INTEGER NOT NULL,
	name	TEXT NOT NULL,
	seal	BLOB,
	size	INTEGER
) STRICT;
CREATE UNIQUE INDEX thing_name ON thing(region, name);
-- [postgres] this line is a comment for SQLite
