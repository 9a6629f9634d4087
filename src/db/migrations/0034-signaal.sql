-- Signals are worked out when a dossier is read, for the one who reads. Only
-- that somebody put one aside is a row: the same facts do not come back, new
-- ones do (sleutel names the facts behind it).
CREATE TABLE signaal_weg (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, dossier BIGINT NOT NULL,
  regel TEXT NOT NULL,              -- code list signaal
  sleutel TEXT NOT NULL,
  reden BLOB NOT NULL,
  door BIGINT NOT NULL, op BIGINT NOT NULL,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, dossier) REFERENCES dossier (regio, id)
);
CREATE INDEX signaal_weg_dossier ON signaal_weg (regio, dossier);
CREATE INDEX huishouden_adres_nu ON huishouden (regio, postcode, huisnummer);
