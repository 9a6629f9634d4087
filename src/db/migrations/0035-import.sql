-- What was read from which list, so that reading it again goes on where it stopped.
CREATE TABLE import_rij (
  regio BIGINT NOT NULL, lijst TEXT NOT NULL, soort TEXT NOT NULL, record TEXT NOT NULL,
  rij BIGINT NOT NULL,              -- the person, tie or household that it became
  op BIGINT NOT NULL,
  PRIMARY KEY (regio, lijst, soort, record)
);
