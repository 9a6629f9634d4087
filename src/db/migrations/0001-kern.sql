-- The core: region data (law and organisation, dated), who works here, keys,
-- and the journal. Every table has the region first in its key; ids are made
-- by the program; times are UTC seconds; days are ISO text; flags are 0 or 1.

CREATE TABLE regio (
  regio BIGINT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  naam TEXT NOT NULL,
  scherm TEXT NOT NULL,             -- the name on screen
  telefoon TEXT NOT NULL,
  geladen_op BIGINT NOT NULL,       -- when the region folder was last read
  vingerafdruk TEXT NOT NULL        -- SHA-256 of the folder that was read
);

CREATE TABLE gemeente (
  regio BIGINT NOT NULL, code TEXT NOT NULL, naam TEXT NOT NULL,
  jeugdregio TEXT NOT NULL, inwoners BIGINT NOT NULL,
  van TEXT NOT NULL, tot TEXT,
  PRIMARY KEY (regio, code, van)
);

CREATE TABLE organisatie (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, code TEXT NOT NULL,
  naam TEXT NOT NULL, soort TEXT NOT NULL, gemeente TEXT, telefoon TEXT,
  van TEXT NOT NULL, tot TEXT,
  PRIMARY KEY (regio, id), UNIQUE (regio, code)
);

CREATE TABLE rol (
  regio BIGINT NOT NULL, code TEXT NOT NULL, naam TEXT NOT NULL,
  zicht TEXT NOT NULL CHECK (zicht IN ('regio', 'eigen', 'geen')),
  van TEXT NOT NULL, tot TEXT,
  PRIMARY KEY (regio, code, van)
);

CREATE TABLE rolrecht (
  regio BIGINT NOT NULL, rol TEXT NOT NULL, recht TEXT NOT NULL,
  van TEXT NOT NULL, tot TEXT,
  PRIMARY KEY (regio, rol, recht, van)
);

CREATE TABLE norm (
  regio BIGINT NOT NULL, code TEXT NOT NULL, versie BIGINT NOT NULL,
  naam TEXT NOT NULL, bron TEXT NOT NULL,
  start_gebeurtenis TEXT NOT NULL, stop_gebeurtenis TEXT NOT NULL,
  lengte BIGINT NOT NULL CHECK (lengte > 0),
  eenheid TEXT NOT NULL
    CHECK (eenheid IN ('uren', 'dagen', 'werkdagen', 'weken', 'maanden')),
  atw BIGINT NOT NULL, waarschuw TEXT NOT NULL, wie TEXT NOT NULL,
  van TEXT NOT NULL, tot TEXT,
  PRIMARY KEY (regio, code, versie)
);

CREATE TABLE kalender (
  regio BIGINT NOT NULL, datum TEXT NOT NULL, naam TEXT NOT NULL,
  atw BIGINT NOT NULL, werkdag BIGINT NOT NULL,
  PRIMARY KEY (regio, datum)
);

CREATE TABLE code (
  regio BIGINT NOT NULL, lijst TEXT NOT NULL, code TEXT NOT NULL,
  naam TEXT NOT NULL, volgorde BIGINT NOT NULL, cbs TEXT, extra TEXT,
  van TEXT NOT NULL, tot TEXT,
  PRIMARY KEY (regio, lijst, code, van)
);

CREATE TABLE vragenlijst (
  regio BIGINT NOT NULL, code TEXT NOT NULL, versie BIGINT NOT NULL,
  naam TEXT NOT NULL, grens_a BIGINT NOT NULL, grens_b BIGINT NOT NULL,
  van TEXT NOT NULL, tot TEXT,
  PRIMARY KEY (regio, code, versie)
);

CREATE TABLE vraag (
  regio BIGINT NOT NULL, vragenlijst TEXT NOT NULL, versie BIGINT NOT NULL,
  code TEXT NOT NULL, sectie TEXT NOT NULL, tekst TEXT NOT NULL,
  volgorde BIGINT NOT NULL, verplicht BIGINT NOT NULL,
  PRIMARY KEY (regio, vragenlijst, versie, code)
);

CREATE TABLE antwoordkeuze (
  regio BIGINT NOT NULL, vragenlijst TEXT NOT NULL, versie BIGINT NOT NULL,
  vraag TEXT NOT NULL, code TEXT NOT NULL, tekst TEXT NOT NULL,
  punten BIGINT NOT NULL, volgorde BIGINT NOT NULL,
  PRIMARY KEY (regio, vragenlijst, versie, vraag, code)
);

CREATE TABLE overlegsoort (
  regio BIGINT NOT NULL, code TEXT NOT NULL, naam TEXT NOT NULL,
  dagen TEXT NOT NULL,              -- "ma di do vr"
  begin TEXT NOT NULL,              -- "10:00", Amsterdam
  minuten BIGINT NOT NULL,          -- of the whole meeting
  minuten_zaak BIGINT NOT NULL,     -- per case
  quorum BIGINT NOT NULL,
  voorzitter TEXT NOT NULL,         -- a role
  partners TEXT NOT NULL,           -- organisation codes, space between
  van TEXT NOT NULL, tot TEXT,
  PRIMARY KEY (regio, code, van)
);

CREATE TABLE medewerker (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  inlog TEXT NOT NULL, naam TEXT NOT NULL, rol TEXT NOT NULL,
  organisatie BIGINT NOT NULL, email TEXT,
  wachtwoord TEXT,                  -- argon2id string; NULL: may not log in
  fouten BIGINT NOT NULL DEFAULT 0, -- failed log-ins since the last good one
  geblokkeerd_tot BIGINT,
  toetsen BIGINT NOT NULL DEFAULT 1,-- single-letter keys on (WCAG 2.1.4)
  van BIGINT NOT NULL, tot BIGINT,
  PRIMARY KEY (regio, id), UNIQUE (inlog),
  FOREIGN KEY (regio, organisatie) REFERENCES organisatie (regio, id)
);

CREATE TABLE sessie (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  token BLOB NOT NULL UNIQUE,       -- hash of the cookie, never the cookie
  medewerker BIGINT NOT NULL,
  begonnen_op BIGINT NOT NULL, gezien_op BIGINT NOT NULL,
  eindigt_op BIGINT NOT NULL,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, medewerker) REFERENCES medewerker (regio, id)
);
CREATE INDEX sessie_medewerker ON sessie (regio, medewerker);

-- One row per data key. Destroying a key (gewikkeld = NULL) destroys what it
-- sealed, in copies of this database too.
CREATE TABLE sleutel (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  doel TEXT NOT NULL CHECK (doel IN ('dossier', 'kluis', 'concept', 'bericht', 'advies')),
  meester BIGINT NOT NULL,          -- which master key wraps it
  gewikkeld BLOB,
  gemaakt_op BIGINT NOT NULL, vernietigd_op BIGINT,
  PRIMARY KEY (regio, id)
);

-- Which master keys this database was written with, by fingerprint: a wrong or
-- new key file is noticed before anything is sealed with it.
CREATE TABLE hoofdsleutel (
  nummer BIGINT NOT NULL PRIMARY KEY,
  vingerafdruk BLOB NOT NULL
);

-- The chained record of all acts, looks included (NEN 7513, BIO2 8.15).
CREATE TABLE journaal (
  regio BIGINT NOT NULL, volgnr BIGINT NOT NULL,
  tijd BIGINT NOT NULL,
  handeling TEXT NOT NULL,
  actie TEXT NOT NULL CHECK (actie IN ('C', 'R', 'U', 'D', 'E')),
  uitkomst TEXT NOT NULL,           -- "ok" or the name of the error
  medewerker BIGINT,                -- NULL: nobody was known yet
  rol TEXT NOT NULL,
  herkomst TEXT NOT NULL,           -- "web 10.0.0.7", "cli", "job"
  grond TEXT NOT NULL,              -- task or legal ground
  objecten TEXT NOT NULL,           -- "dossier:12 persoon:34"
  detail TEXT NOT NULL,             -- never personal data
  hash BLOB NOT NULL,               -- SHA-256 over the previous hash and this row
  PRIMARY KEY (regio, volgnr)
);
CREATE INDEX journaal_medewerker ON journaal (regio, medewerker, volgnr);

CREATE TABLE journaal_object (
  regio BIGINT NOT NULL, soort TEXT NOT NULL, object BIGINT NOT NULL,
  volgnr BIGINT NOT NULL,
  PRIMARY KEY (regio, soort, object, volgnr)
);

-- A create that is sent twice is done once.
CREATE TABLE idempotentie (
  regio BIGINT NOT NULL, sleutel TEXT NOT NULL, handeling TEXT NOT NULL,
  medewerker BIGINT NOT NULL, resultaat BIGINT NOT NULL, dossier BIGINT,
  inhoud BLOB NOT NULL,             -- keyed code over what was sent, to see that it is the same
  op BIGINT NOT NULL,
  PRIMARY KEY (regio, sleutel)
);
CREATE INDEX idempotentie_op ON idempotentie (op);

CREATE TABLE teller (
  regio BIGINT NOT NULL, naam TEXT NOT NULL, jaar BIGINT NOT NULL,
  stand BIGINT NOT NULL,
  PRIMARY KEY (regio, naam, jaar)
);

-- What somebody is typing, kept every two seconds; sealed.
CREATE TABLE concept (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  soort TEXT NOT NULL,              -- "gesprek", "notitie", "terugkoppeling" ...
  onderwerp BIGINT NOT NULL,        -- contact, dossier or melding
  medewerker BIGINT NOT NULL,       -- whose; 0: of all who work on it
  versie BIGINT NOT NULL,
  door BIGINT NOT NULL,             -- who saved it last
  sleutel BIGINT NOT NULL,
  inhoud BLOB NOT NULL,             -- the fields of the form
  bewaard_op BIGINT NOT NULL,
  PRIMARY KEY (regio, id),
  UNIQUE (regio, soort, onderwerp, medewerker),
  FOREIGN KEY (regio, sleutel) REFERENCES sleutel (regio, id)
);

CREATE TABLE filter (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, medewerker BIGINT NOT NULL,
  naam TEXT NOT NULL, vraag TEXT NOT NULL, gemaakt_op BIGINT NOT NULL,
  PRIMARY KEY (regio, id), UNIQUE (regio, medewerker, naam)
);
