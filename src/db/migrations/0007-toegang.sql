-- Access by name has two kinds now: toegewezen lasts as long as there is work in
-- the case, op_naam until it is taken away. And a dossier can be closed to one
-- employee, whatever his role; emergency access does not open it for him either.

CREATE TABLE toegang_nieuw (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, dossier BIGINT NOT NULL,
  medewerker BIGINT NOT NULL,
  soort TEXT NOT NULL CHECK (soort IN ('toegewezen', 'op_naam', 'nood', 'overleg')),
  reden BLOB, van BIGINT NOT NULL, tot BIGINT NOT NULL,
  gegeven_door BIGINT NOT NULL,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, dossier) REFERENCES dossier (regio, id)
);

-- In a shielded dossier it cannot be told any more who was named and who works
-- on it: nobody loses access by this migration.
INSERT INTO toegang_nieuw (regio, id, dossier, medewerker, soort, reden, van, tot,
  gegeven_door)
SELECT t.regio, t.id, t.dossier, t.medewerker,
  CASE WHEN t.soort = 'toegewezen' AND d.afgeschermd = 1
    AND COALESCE(d.casusregisseur, 0) <> t.medewerker THEN 'op_naam' ELSE t.soort END,
  t.reden, t.van, t.tot, t.gegeven_door
FROM toegang t JOIN dossier d ON d.regio = t.regio AND d.id = t.dossier;

DROP TABLE toegang;
ALTER TABLE toegang_nieuw RENAME TO toegang;
CREATE INDEX toegang_dossier ON toegang (regio, dossier, medewerker);
CREATE INDEX toegang_medewerker ON toegang (regio, medewerker, tot);

-- This dossier is closed to this employee: somebody in it is family, for instance.
-- Only in a dossier with afgeschermd = 1.
CREATE TABLE afscherming (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, dossier BIGINT NOT NULL,
  medewerker BIGINT NOT NULL,
  van BIGINT NOT NULL, tot BIGINT NOT NULL,
  gegeven_door BIGINT NOT NULL,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, dossier) REFERENCES dossier (regio, id)
);
CREATE INDEX afscherming_dossier ON afscherming (regio, dossier, medewerker, tot);
