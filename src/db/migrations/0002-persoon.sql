-- Persons once, households as dated memberships, ties with kind and direction.
-- Names, dates and addresses stay in clear: they must be found.

-- Distinct surname cores, with what makes a misspelt one come back in
-- microseconds: each one-letter deletion by hash, and how it sounds.
CREATE TABLE achternaam (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  kern TEXT NOT NULL, klank TEXT NOT NULL,
  PRIMARY KEY (regio, id), UNIQUE (regio, kern)
);
CREATE INDEX achternaam_klank ON achternaam (regio, klank);

CREATE TABLE achternaam_variant (
  regio BIGINT NOT NULL, hash BIGINT NOT NULL, achternaam BIGINT NOT NULL,
  PRIMARY KEY (regio, hash, achternaam)
);

CREATE TABLE persoon (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  bsn TEXT, bsn_bron TEXT,
  geslachtsnaam TEXT NOT NULL,      -- '' when not known
  voorvoegsel TEXT NOT NULL DEFAULT '',
  voornamen TEXT NOT NULL DEFAULT '',
  roepnaam TEXT NOT NULL DEFAULT '',
  geslacht TEXT NOT NULL DEFAULT 'O',
  geboren TEXT,                     -- JJJJMMDD, 00 for what is not known
  overleden TEXT,
  geheim BIGINT NOT NULL DEFAULT 0, -- secret address: no letters, a warning
  taal TEXT, tolk BIGINT NOT NULL DEFAULT 0,
  telefoon TEXT,                    -- as in base/adres.h
  straat TEXT, huisnummer TEXT, postcode TEXT, woonplaats TEXT, gemeente TEXT,
  land TEXT,
  achternaam BIGINT,                -- key of the surname core
  voornaam_kern TEXT NOT NULL DEFAULT '', -- how the first name sounds
  samengevoegd BIGINT,              -- the person this one was merged into
  gemaakt_op BIGINT NOT NULL, versie BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, achternaam) REFERENCES achternaam (regio, id)
);
CREATE INDEX persoon_bsn ON persoon (regio, bsn);
CREATE INDEX persoon_achternaam ON persoon (regio, achternaam, geboren);
CREATE INDEX persoon_voornaam ON persoon (regio, achternaam, voornaam_kern);
CREATE INDEX persoon_geboren ON persoon (regio, geboren);
CREATE INDEX persoon_adres ON persoon (regio, postcode, huisnummer);
CREATE INDEX persoon_telefoon ON persoon (regio, telefoon);

CREATE TABLE huishouden (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  naam TEXT NOT NULL,               -- "Hoekzema – Terlouw"
  straat TEXT, huisnummer TEXT, postcode TEXT, woonplaats TEXT, gemeente TEXT,
  gemaakt_op BIGINT NOT NULL, versie BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (regio, id)
);

CREATE TABLE lidmaatschap (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  huishouden BIGINT NOT NULL, persoon BIGINT NOT NULL,
  rol TEXT NOT NULL,                -- code list jeugdzorgrol
  van TEXT, tot TEXT,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, huishouden) REFERENCES huishouden (regio, id),
  FOREIGN KEY (regio, persoon) REFERENCES persoon (regio, id)
);
CREATE INDEX lidmaatschap_huishouden ON lidmaatschap (regio, huishouden);
CREATE INDEX lidmaatschap_persoon ON lidmaatschap (regio, persoon);

CREATE TABLE relatie (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  persoon BIGINT NOT NULL,          -- is ...
  soort TEXT NOT NULL,              -- ... this (code list relatie) ...
  ander BIGINT NOT NULL,            -- ... of this person
  van TEXT, tot TEXT,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, persoon) REFERENCES persoon (regio, id),
  FOREIGN KEY (regio, ander) REFERENCES persoon (regio, id)
);
CREATE INDEX relatie_persoon ON relatie (regio, persoon);
CREATE INDEX relatie_ander ON relatie (regio, ander);
