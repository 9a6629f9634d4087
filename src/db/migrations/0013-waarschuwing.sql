-- A warning about a clock for one employee: on the screen until it was seen,
-- replaced or settled. The same moment is told to the same person once.
CREATE TABLE waarschuwing (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  termijn BIGINT NOT NULL, dossier BIGINT NOT NULL,
  soort TEXT NOT NULL CHECK (soort IN ('straks', 'laat', 'zonder_eigenaar')),
  ontvanger BIGINT NOT NULL,
  moment BIGINT NOT NULL,           -- when it had to be told
  op BIGINT NOT NULL,               -- when it was told
  verloopt_op BIGINT NOT NULL,      -- of the clock, at that moment
  gezien_op BIGINT,
  PRIMARY KEY (regio, id),
  UNIQUE (regio, termijn, ontvanger, moment, soort)
);
CREATE INDEX waarschuwing_ontvanger ON waarschuwing (regio, ontvanger, gezien_op, id);

-- Jobs are claimed: of two servers on one database one does it, and when that one
-- falls the other takes it after the claim ran out.
ALTER TABLE klus ADD COLUMN claim TEXT;
ALTER TABLE klus ADD COLUMN claim_tot BIGINT;
