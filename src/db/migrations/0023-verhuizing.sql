-- A database that is being filled by `restore` or `verhuizen`: one row until it
-- is whole and checked. No server starts on it.
CREATE TABLE verhuizing (
  nummer BIGINT NOT NULL PRIMARY KEY CHECK (nummer = 1),
  bron TEXT NOT NULL,               -- what it is filled from, without a password
  begonnen_op BIGINT NOT NULL
);
