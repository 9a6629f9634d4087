-- The secret address under which a calendar program reads the terms of one
-- employee. Only its hash is kept; taking it back ends it.
CREATE TABLE agenda_adres (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  medewerker BIGINT NOT NULL,
  token BLOB NOT NULL UNIQUE,
  gemaakt_op BIGINT NOT NULL, ingetrokken_op BIGINT,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, medewerker) REFERENCES medewerker (regio, id)
);
CREATE INDEX agenda_adres_medewerker ON agenda_adres (regio, medewerker);
