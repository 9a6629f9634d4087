-- The life of a clock: suspended, extended, why it was late; whose it is; and
-- the moment at which somebody must be warned next. The table is made anew, for
-- a clock has one state more.
CREATE TABLE termijn_nieuw (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  dossier BIGINT NOT NULL, melding BIGINT NOT NULL, persoon BIGINT,
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
  FOREIGN KEY (regio, melding) REFERENCES melding (regio, id)
);
INSERT INTO termijn_nieuw (regio, id, dossier, melding, persoon, norm, norm_versie,
  start_op, verloopt_op, stand, stop_op, stop_reden, eigenaar, sein_op)
SELECT t.regio, t.id, t.dossier, t.melding, t.persoon, t.norm, t.norm_versie,
  t.start_op, t.verloopt_op, t.stand, t.stop_op, t.stop_reden,
  coalesce(m.behandelaar, d.casusregisseur),
  CASE t.stand WHEN 'loopt' THEN t.start_op END
FROM termijn t
JOIN melding m ON m.regio = t.regio AND m.id = t.melding
JOIN dossier d ON d.regio = t.regio AND d.id = t.dossier;
DROP TABLE termijn;
ALTER TABLE termijn_nieuw RENAME TO termijn;
CREATE INDEX termijn_melding ON termijn (regio, melding, stand, verloopt_op);
CREATE INDEX termijn_dossier ON termijn (regio, dossier);
CREATE INDEX termijn_loopt ON termijn (regio, stand, verloopt_op, id, dossier);
CREATE INDEX termijn_norm ON termijn (regio, norm, start_op);
-- Lists and counts per owner never touch the rows.
CREATE INDEX termijn_eigenaar ON termijn (regio, eigenaar, stand, verloopt_op, id, dossier);
CREATE INDEX termijn_wacht ON termijn (regio, stand, verloopt_op) WHERE wacht = 1;
CREATE INDEX termijn_zonder_reden ON termijn (regio, stop_op)
  WHERE stand = 'te_laat' AND laat_reden IS NULL;
-- The alarm: one look finds whether anything is due.
CREATE INDEX termijn_sein ON termijn (regio, sein_op);

-- What happened to a clock beside its start and stop. Rows are never changed.
CREATE TABLE termijn_stap (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, termijn BIGINT NOT NULL,
  soort TEXT NOT NULL CHECK (soort IN ('geschorst', 'hervat', 'verlengd', 'reden_laat',
    'vervallen', 'herrekend')),
  op BIGINT NOT NULL, door BIGINT NOT NULL,
  verloop_van BIGINT NOT NULL, verloop_tot BIGINT NOT NULL, -- due moment before and after
  reden BLOB,                       -- sealed with the key of the dossier
  PRIMARY KEY (regio, id)
);
CREATE INDEX termijn_stap_termijn ON termijn_stap (regio, termijn, id);
