-- Persons with the source of each fact, ties and their dates, who else stands
-- round a family. Nothing is overwritten: what ended has a day, what was wrong
-- has ongeldig_op, and stays. Words are sealed with the key of the dossier.

ALTER TABLE persoon ADD COLUMN voorletters TEXT NOT NULL DEFAULT '';
ALTER TABLE persoon ADD COLUMN partnernaam TEXT NOT NULL DEFAULT '';
ALTER TABLE persoon ADD COLUMN partnervoorvoegsel TEXT NOT NULL DEFAULT '';
ALTER TABLE persoon ADD COLUMN naamgebruik TEXT NOT NULL DEFAULT 'E'; -- code list naamgebruik
ALTER TABLE persoon ADD COLUMN bsn_stand TEXT NOT NULL DEFAULT '';    -- geverifieerd, or not
ALTER TABLE persoon ADD COLUMN bsn_reden TEXT;                        -- why there is none

-- Each value a person ever had, who told it, and who wrote it down.
CREATE TABLE persoon_feit (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, persoon BIGINT NOT NULL,
  veld TEXT NOT NULL,               -- column of persoon, or adres as a whole
  waarde TEXT,                      -- NULL: not known any more
  bron TEXT NOT NULL,               -- code list feitbron
  op BIGINT NOT NULL, door BIGINT NOT NULL,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, persoon) REFERENCES persoon (regio, id)
);
CREATE INDEX persoon_feit_persoon ON persoon_feit (regio, persoon, veld, id);

-- Names beside the one in persoon: maiden name, spelling in another alphabet.
CREATE TABLE persoon_naam (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, persoon BIGINT NOT NULL,
  soort TEXT NOT NULL,              -- code list naamsoort
  voornamen TEXT NOT NULL DEFAULT '', voorvoegsel TEXT NOT NULL DEFAULT '',
  geslachtsnaam TEXT NOT NULL DEFAULT '',
  bron TEXT NOT NULL, op BIGINT NOT NULL, door BIGINT NOT NULL,
  ongeldig_op BIGINT, ongeldig_door BIGINT,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, persoon) REFERENCES persoon (regio, id)
);
CREATE INDEX persoon_naam_persoon ON persoon_naam (regio, persoon);

ALTER TABLE relatie ADD COLUMN dossier BIGINT;      -- where it was written down
ALTER TABLE relatie ADD COLUMN bron TEXT NOT NULL DEFAULT 'onbekend';
ALTER TABLE relatie ADD COLUMN twijfel TEXT;        -- codes of what looked wrong
ALTER TABLE relatie ADD COLUMN reden BLOB;          -- why it is right all the same
ALTER TABLE relatie ADD COLUMN op BIGINT NOT NULL DEFAULT 0;
ALTER TABLE relatie ADD COLUMN door BIGINT NOT NULL DEFAULT 0;
ALTER TABLE relatie ADD COLUMN ongeldig_op BIGINT;
ALTER TABLE relatie ADD COLUMN ongeldig_door BIGINT;

ALTER TABLE lidmaatschap ADD COLUMN dossier BIGINT;
ALTER TABLE lidmaatschap ADD COLUMN bron TEXT NOT NULL DEFAULT 'onbekend';
ALTER TABLE lidmaatschap ADD COLUMN twijfel TEXT;
ALTER TABLE lidmaatschap ADD COLUMN reden BLOB;
ALTER TABLE lidmaatschap ADD COLUMN op BIGINT NOT NULL DEFAULT 0;
ALTER TABLE lidmaatschap ADD COLUMN door BIGINT NOT NULL DEFAULT 0;
ALTER TABLE lidmaatschap ADD COLUMN ongeldig_op BIGINT;
ALTER TABLE lidmaatschap ADD COLUMN ongeldig_door BIGINT;

-- What goes on between two people of a dossier: violence, support.
CREATE TABLE band (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, dossier BIGINT NOT NULL,
  persoon BIGINT NOT NULL, ander BIGINT NOT NULL,
  soort TEXT NOT NULL,              -- code list band
  wederzijds BIGINT NOT NULL DEFAULT 0,
  van TEXT, tot TEXT,
  bron TEXT NOT NULL, op BIGINT NOT NULL, door BIGINT NOT NULL,
  ongeldig_op BIGINT, ongeldig_door BIGINT,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, dossier) REFERENCES dossier (regio, id),
  FOREIGN KEY (regio, persoon) REFERENCES persoon (regio, id),
  FOREIGN KEY (regio, ander) REFERENCES persoon (regio, id)
);
CREATE INDEX band_dossier ON band (regio, dossier);
CREATE INDEX band_persoon ON band (regio, persoon);
CREATE INDEX band_ander ON band (regio, ander);

-- Parental authority over a child: who, which kind, since when, who says so.
CREATE TABLE gezag (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, dossier BIGINT,
  kind BIGINT NOT NULL, gezaghebber BIGINT, -- NULL: nobody of flesh and blood
  instelling BLOB,                  -- certified institution, in words
  soort TEXT NOT NULL,              -- code list gezag
  van TEXT, tot TEXT,
  bron TEXT NOT NULL, op BIGINT NOT NULL, door BIGINT NOT NULL,
  ongeldig_op BIGINT, ongeldig_door BIGINT,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, kind) REFERENCES persoon (regio, id),
  FOREIGN KEY (regio, gezaghebber) REFERENCES persoon (regio, id)
);
CREATE INDEX gezag_kind ON gezag (regio, kind);
CREATE INDEX gezag_gezaghebber ON gezag (regio, gezaghebber);

-- Who stands round a family and has no place in it: the mentor, an aunt who
-- cooks, the probation officer. Names are sealed: they are not searched for.
CREATE TABLE netwerk (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, dossier BIGINT NOT NULL,
  soort TEXT NOT NULL,              -- code list netwerksoort
  naam BLOB NOT NULL, toelichting BLOB,
  steun TEXT NOT NULL,              -- code list netwerksteun
  persoon BIGINT,                   -- of whom; NULL: of the family
  van TEXT, tot TEXT,
  bron TEXT NOT NULL, op BIGINT NOT NULL, door BIGINT NOT NULL,
  ongeldig_op BIGINT, ongeldig_door BIGINT,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, dossier) REFERENCES dossier (regio, id)
);
CREATE INDEX netwerk_dossier ON netwerk (regio, dossier);

-- Animals that a visitor must know about, and that are hurt in violent homes.
CREATE TABLE dier (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, dossier BIGINT NOT NULL,
  soort TEXT NOT NULL,              -- code list diersoort
  gevaarlijk BIGINT NOT NULL DEFAULT 0,
  tekst BLOB,
  van TEXT, tot TEXT,
  bron TEXT NOT NULL, op BIGINT NOT NULL, door BIGINT NOT NULL,
  ongeldig_op BIGINT, ongeldig_door BIGINT,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, dossier) REFERENCES dossier (regio, id)
);
CREATE INDEX dier_dossier ON dier (regio, dossier);

-- Where a household lived, with dates; the newest open one is in huishouden too.
CREATE TABLE huishouden_adres (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, huishouden BIGINT NOT NULL,
  straat TEXT, huisnummer TEXT, postcode TEXT, woonplaats TEXT, gemeente TEXT,
  van TEXT, tot TEXT,
  bron TEXT NOT NULL, twijfel TEXT, reden BLOB, dossier BIGINT,
  op BIGINT NOT NULL, door BIGINT NOT NULL,
  ongeldig_op BIGINT, ongeldig_door BIGINT,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, huishouden) REFERENCES huishouden (regio, id)
);
CREATE INDEX huishouden_adres_huishouden ON huishouden_adres (regio, huishouden);
CREATE INDEX huishouden_adres_adres ON huishouden_adres (regio, postcode, huisnummer);

-- How contact with one person is safe, and when.
CREATE TABLE lid_contact (
  regio BIGINT NOT NULL, dossier BIGINT NOT NULL, persoon BIGINT NOT NULL,
  hoe BLOB, wanneer BLOB, niet BLOB,
  door BIGINT NOT NULL, op BIGINT NOT NULL, versie BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (regio, dossier, persoon),
  FOREIGN KEY (regio, dossier) REFERENCES dossier (regio, id),
  FOREIGN KEY (regio, persoon) REFERENCES persoon (regio, id)
);

-- Numbers and secret addresses are classes of data of their own. Who writes in
-- dossiers sees them as before.
INSERT INTO rolrecht (regio, rol, recht, van)
SELECT r.regio, r.rol, k.recht, MIN(r.van) FROM rolrecht r
CROSS JOIN (SELECT 'persoon.bsn' AS recht UNION SELECT 'persoon.geheim') k
WHERE r.recht = 'dossier.schrijven' GROUP BY r.regio, r.rol, k.recht;
