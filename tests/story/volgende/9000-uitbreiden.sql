-- old version: keeps serving
-- What a next version could add, for the test of upgrading (tests/story/bijwerken.mjs).
ALTER TABLE melding ADD COLUMN proef_kanaal TEXT NOT NULL DEFAULT 'onbekend';
ALTER TABLE persoon ADD COLUMN proef_nieuw BIGINT;
UPDATE melding SET proef_kanaal = 'bekend' WHERE bron = 'telefoon';
CREATE INDEX melding_proef_kanaal ON melding (regio, proef_kanaal, id);

CREATE TABLE proef_kanaal (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, melding BIGINT NOT NULL,
  PRIMARY KEY (regio, id)
);
INSERT INTO proef_kanaal (regio, id, melding) SELECT regio, id, id FROM melding;
