-- x_rowid(id i64) -> one (x i64)
SELECT rowid AS x FROM thing WHERE id = :id;

-- x_glob(id i64) -> one (name text)
SELECT name FROM thing WHERE id = :id
AND name GLOB 'a*';

-- x_pragma() -> exec
PRAGMA foreign_keys = OFF;

-- x_equal(id i64) -> one (name text)
SELECT name FROM thing WHERE id == :id;

-- x_is(id i64) -> one (name text)
SELECT name FROM thing WHERE id IS :id;

-- x_cast(id i64) -> one (size i64)
SELECT CAST(size AS INTEGER) AS size FROM thing WHERE id = :id;

-- x_bytes(id i64) -> one (name text)
SELECT name FROM thing WHERE id = :id AND seal = x'00';

-- x_case(id i64) -> one (name text)
SELECT name FROM thing WHERE id = :id AND name = 'a' COLLATE NOCASE;

-- x_comma(regio i64) -> many (name text)
SELECT name FROM thing WHERE regio = :regio LIMIT 1, 2;

-- x_create() -> exec
CREATE TABLE x (y);
