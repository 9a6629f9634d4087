-- old version: stops first, because the clocks are made anew: one may be about no case
-- What happens to the organisation and to no case: a data breach, a complaint, the end
-- of a half-year. Its clocks have no report and no dossier.
CREATE TABLE voorval (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  kenmerk TEXT NOT NULL,            -- "V-2026-0003"
  soort TEXT NOT NULL,              -- code list gebeurtenis
  op BIGINT NOT NULL,               -- when it happened
  periode TEXT,                     -- "2026-2": began by itself; NULL: people said so
  sleutel BIGINT NOT NULL,          -- seals tekst and the reasons of its clocks
  tekst BLOB,
  gemaakt_door BIGINT NOT NULL, gemaakt_op BIGINT NOT NULL, -- door 0: the program
  PRIMARY KEY (regio, id),
  UNIQUE (regio, kenmerk),
  -- Once, whichever server sees first that a period is over.
  UNIQUE (regio, soort, periode)
);

CREATE TABLE termijn_nieuw (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  dossier BIGINT, melding BIGINT, persoon BIGINT,
  voorval BIGINT,                   -- instead of dossier and melding
  norm TEXT NOT NULL, norm_versie BIGINT NOT NULL,
  start_op BIGINT NOT NULL, verloopt_op BIGINT NOT NULL,
  stand TEXT NOT NULL
    CHECK (stand IN ('loopt', 'geschorst', 'gehaald', 'te_laat', 'vervallen')),
  stop_op BIGINT, stop_reden TEXT,
  eigenaar BIGINT,                  -- who sees to it: kept with behandelaar and casusregisseur
  geschorst_op BIGINT,              -- since when it stands still
  laat_reden TEXT,                  -- why it was late, code list; asked once
  sein_na BIGINT NOT NULL DEFAULT 0,-- warnings up to this moment were given
  sein_op BIGINT,                   -- the next moment of a warning; NULL: none
  wacht BIGINT NOT NULL DEFAULT 0,  -- 1: its case waits and is weighed for safety again
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, melding) REFERENCES melding (regio, id),
  FOREIGN KEY (regio, voorval) REFERENCES voorval (regio, id),
  CHECK ((voorval IS NULL AND dossier IS NOT NULL AND melding IS NOT NULL) OR
    (voorval IS NOT NULL AND dossier IS NULL AND melding IS NULL))
);
INSERT INTO termijn_nieuw (regio, id, dossier, melding, persoon, norm, norm_versie,
  start_op, verloopt_op, stand, stop_op, stop_reden, eigenaar, geschorst_op, laat_reden,
  sein_na, sein_op, wacht)
SELECT regio, id, dossier, melding, persoon, norm, norm_versie, start_op, verloopt_op,
  stand, stop_op, stop_reden, eigenaar, geschorst_op, laat_reden, sein_na, sein_op, wacht
FROM termijn;
DROP TABLE termijn;
ALTER TABLE termijn_nieuw RENAME TO termijn;
CREATE INDEX termijn_melding ON termijn (regio, melding, stand, verloopt_op);
CREATE INDEX termijn_dossier ON termijn (regio, dossier);
CREATE INDEX termijn_voorval ON termijn (regio, voorval) WHERE voorval IS NOT NULL;
CREATE INDEX termijn_loopt ON termijn (regio, stand, verloopt_op, id, dossier);
CREATE INDEX termijn_norm ON termijn (regio, norm, start_op);
CREATE INDEX termijn_eigenaar ON termijn (regio, eigenaar, stand, verloopt_op, id, dossier);
CREATE INDEX termijn_wacht ON termijn (regio, wacht, stand, verloopt_op, id, dossier)
  WHERE wacht = 1;
CREATE INDEX termijn_zonder_reden ON termijn (regio, stop_op, id, dossier)
  WHERE stand = 'te_laat' AND laat_reden IS NULL;
CREATE INDEX termijn_sein ON termijn (regio, sein_op);

CREATE TABLE termijn_stap_nieuw (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, termijn BIGINT NOT NULL,
  soort TEXT NOT NULL CHECK (soort IN ('geschorst', 'hervat', 'verlengd', 'reden_laat',
    'vervallen', 'herrekend', 'gestopt', 'eigenaar')),
  op BIGINT NOT NULL, door BIGINT NOT NULL,
  verloop_van BIGINT NOT NULL, verloop_tot BIGINT NOT NULL, -- due moment before and after
  reden BLOB,                       -- sealed with the key of the dossier or the voorval
  PRIMARY KEY (regio, id)
);
INSERT INTO termijn_stap_nieuw (regio, id, termijn, soort, op, door, verloop_van,
  verloop_tot, reden)
SELECT regio, id, termijn, soort, op, door, verloop_van, verloop_tot, reden
FROM termijn_stap;
DROP TABLE termijn_stap;
ALTER TABLE termijn_stap_nieuw RENAME TO termijn_stap;
CREATE INDEX termijn_stap_termijn ON termijn_stap (regio, termijn, id);

CREATE TABLE waarschuwing_nieuw (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  termijn BIGINT NOT NULL, dossier BIGINT, -- NULL: about no case
  soort TEXT NOT NULL CHECK (soort IN ('straks', 'laat', 'zonder_eigenaar')),
  ontvanger BIGINT NOT NULL,
  moment BIGINT NOT NULL,           -- when it had to be told
  op BIGINT NOT NULL,               -- when it was told
  verloopt_op BIGINT NOT NULL,      -- of the clock, at that moment
  gezien_op BIGINT,
  PRIMARY KEY (regio, id),
  UNIQUE (regio, termijn, ontvanger, moment, soort)
);
INSERT INTO waarschuwing_nieuw (regio, id, termijn, dossier, soort, ontvanger, moment, op,
  verloopt_op, gezien_op)
SELECT regio, id, termijn, dossier, soort, ontvanger, moment, op, verloopt_op, gezien_op
FROM waarschuwing;
DROP TABLE waarschuwing;
ALTER TABLE waarschuwing_nieuw RENAME TO waarschuwing;
CREATE INDEX waarschuwing_ontvanger ON waarschuwing (regio, ontvanger, gezien_op, id);
