-- old version: keeps serving
-- Letters to the people of a dossier. What stands on the paper (to whom, where, the words) is
-- sealed with the key of the dossier: an address that was right then may be secret now.
CREATE TABLE brief (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, dossier BIGINT NOT NULL,
  persoon BIGINT NOT NULL,          -- whom it is about
  aan BIGINT NOT NULL,              -- who gets it: himself, or who has authority over him
  soort TEXT NOT NULL,              -- code list briefsoort
  wijze TEXT NOT NULL CHECK (wijze IN ('post', 'uitreiken')),
  naam BLOB NOT NULL,               -- of who gets it
  adres BLOB,                       -- lines of the envelope; NULL: handed over
  tekst BLOB NOT NULL,
  reden BLOB,                       -- why by post, where ways of contact were written down
  door BIGINT NOT NULL, op BIGINT NOT NULL,
  uitgereikt_op BIGINT, uitgereikt_door BIGINT,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, dossier) REFERENCES dossier (regio, id),
  FOREIGN KEY (regio, persoon) REFERENCES persoon (regio, id),
  FOREIGN KEY (regio, aan) REFERENCES persoon (regio, id)
);
CREATE INDEX brief_dossier ON brief (regio, dossier, op);
CREATE INDEX brief_persoon ON brief (regio, persoon);
CREATE INDEX brief_aan ON brief (regio, aan);

-- Who writes in dossiers writes letters.
INSERT INTO rolrecht (regio, rol, recht, van)
SELECT r.regio, r.rol, 'brief', MIN(r.van) FROM rolrecht r
WHERE r.recht = 'dossier.schrijven' GROUP BY r.regio, r.rol;
