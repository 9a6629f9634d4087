-- Keys for finding persons: first names too, more than one name for a person, and
-- how often a surname occurs. Weights of agreement are data, dated.

ALTER TABLE achternaam ADD COLUMN aantal BIGINT NOT NULL DEFAULT 0; -- persons, when last counted

CREATE TABLE voornaam (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  kern TEXT NOT NULL, klank TEXT NOT NULL,
  PRIMARY KEY (regio, id), UNIQUE (regio, kern)
);
CREATE TABLE voornaam_variant (
  regio BIGINT NOT NULL, hash BIGINT NOT NULL, voornaam BIGINT NOT NULL,
  PRIMARY KEY (regio, hash, voornaam)
);

-- Under which other names a person is found: call name, maiden name, alias.
CREATE TABLE persoon_sleutel (
  regio BIGINT NOT NULL, persoon BIGINT NOT NULL, nr BIGINT NOT NULL,
  achternaam BIGINT NOT NULL,       -- key of the surname core; 0: none
  voornaam_kern TEXT NOT NULL, geboren TEXT,
  geslachtsnaam TEXT NOT NULL DEFAULT '', voorvoegsel TEXT NOT NULL DEFAULT '',
  voornamen TEXT NOT NULL DEFAULT '', -- of an alias, to compare by
  PRIMARY KEY (regio, persoon, nr)
);
CREATE INDEX persoon_sleutel_naam ON persoon_sleutel (regio, achternaam, voornaam_kern);
CREATE INDEX persoon_sleutel_eerst ON persoon_sleutel (regio, voornaam_kern, geboren);

DROP INDEX persoon_voornaam;
CREATE INDEX persoon_voornaam ON persoon (regio, achternaam, voornaam_kern, geboren, id);
CREATE INDEX persoon_eerst ON persoon (regio, voornaam_kern, geboren);

CREATE TABLE koppeling_gewicht (
  regio BIGINT NOT NULL, vanaf BIGINT NOT NULL,
  personen BIGINT NOT NULL,         -- how many there were
  gewichten TEXT NOT NULL,          -- lines, see docs/koppeling.md
  PRIMARY KEY (regio, vanaf)
);
