-- Every question to the BRP, written before it is asked.
CREATE TABLE brp_vraag (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, dossier BIGINT NOT NULL,
  persoon BIGINT NOT NULL, grond TEXT NOT NULL, -- code list brp_grond
  door BIGINT NOT NULL, op BIGINT NOT NULL,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, dossier) REFERENCES dossier (regio, id)
);
CREATE INDEX brp_vraag_dossier ON brp_vraag (regio, dossier);
