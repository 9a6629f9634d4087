-- old version: keeps serving
-- Destroying: asked for by one employee, agreed to by a second, held back by a reason.
-- Words are sealed with the key of the dossier, and go with it.
CREATE TABLE vernietiging (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, dossier BIGINT NOT NULL,
  grond TEXT NOT NULL,              -- code list vernietigingsgrond
  stand TEXT NOT NULL CHECK (stand IN ('voorgesteld', 'ingetrokken', 'vernietigd')),
  reden BLOB,                       -- NULL when destroyed
  journaal_tot BIGINT NOT NULL,     -- last row of the journal then: what comes after is new
  op BIGINT NOT NULL, door BIGINT NOT NULL,
  besluit_reden BLOB,
  besloten_op BIGINT, besloten_door BIGINT,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, dossier) REFERENCES dossier (regio, id)
);
CREATE INDEX vernietiging_dossier ON vernietiging (regio, dossier, id);
CREATE INDEX vernietiging_stand ON vernietiging (regio, stand, id);

-- Why a dossier may not be destroyed now: a complaint, a court case.
CREATE TABLE vernietiging_stop (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, dossier BIGINT NOT NULL,
  soort TEXT NOT NULL,              -- code list vernietigingsstop
  reden BLOB, op BIGINT NOT NULL, door BIGINT NOT NULL,
  los_reden BLOB, los_op BIGINT, los_door BIGINT,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, dossier) REFERENCES dossier (regio, id)
);
CREATE INDEX vernietiging_stop_dossier ON vernietiging_stop (regio, dossier, id);

-- The tombstone: all that stays of a person, dossier or report. Found by number only.
CREATE TABLE vernietigd (
  regio BIGINT NOT NULL,
  soort TEXT NOT NULL CHECK (soort IN ('dossier', 'melding', 'persoon')),
  nummer BIGINT NOT NULL,
  op BIGINT NOT NULL, artikel TEXT NOT NULL, door BIGINT NOT NULL,
  PRIMARY KEY (regio, soort, nummer)
);

-- By which the rows about somebody are found that go with him.
CREATE INDEX import_rij_rij ON import_rij (regio, rij);
CREATE INDEX voorstel_persoon ON voorstel (regio, persoon);
CREATE INDEX voorstel_kandidaat ON voorstel (regio, kandidaat);
CREATE INDEX bericht_melding ON bericht (regio, melding);
CREATE INDEX advies_melding ON advies (regio, melding);
