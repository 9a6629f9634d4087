-- A row per writer (a running server, a command) and the number of its last
-- batch: how a writer that lost the answer to COMMIT finds out whether it was
-- done. Only PostgreSQL needs it; on SQLite it stays empty.
CREATE TABLE schrijver (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  beurt BIGINT NOT NULL,
  op BIGINT NOT NULL,
  PRIMARY KEY (regio, id)
);
