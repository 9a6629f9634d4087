-- One row that a server writes when it is asked whether it is ready: only a
-- write that comes through shows that the database can be written, and the
-- moment in it shows a clock that went back.
CREATE TABLE hartslag (
  naam TEXT NOT NULL PRIMARY KEY,
  op BIGINT NOT NULL
);
