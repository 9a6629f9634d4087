-- Log-in by network address. Addresses stand here as a keyed code, never readable.

CREATE TABLE inlog_adres (
  regio BIGINT NOT NULL, adres TEXT NOT NULL,
  fouten BIGINT NOT NULL,           -- failed log-ins; one less each minute
  op BIGINT NOT NULL,               -- up to when that was subtracted
  PRIMARY KEY (regio, adres)
);
CREATE INDEX inlog_adres_op ON inlog_adres (regio, op);

-- From where an employee logged in lately.
CREATE TABLE inlog_bekend (
  regio BIGINT NOT NULL, medewerker BIGINT NOT NULL, adres TEXT NOT NULL,
  op BIGINT NOT NULL,               -- the last time
  PRIMARY KEY (regio, medewerker, adres),
  FOREIGN KEY (regio, medewerker) REFERENCES medewerker (regio, id)
);
