-- The ledger of messages, and work that waits for its moment.

CREATE TABLE bericht (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  richting TEXT NOT NULL CHECK (richting IN ('in', 'uit')),
  soort TEXT NOT NULL,              -- vtMeldingDi01 ...; '' when unreadable
  zender TEXT NOT NULL, referentie TEXT NOT NULL,
  ontvangen_op BIGINT NOT NULL,
  hash BLOB NOT NULL,               -- SHA-256 of the raw bytes
  grootte BIGINT NOT NULL,
  sleutel BIGINT NOT NULL, ruw BLOB NOT NULL, -- the raw bytes, sealed
  stand TEXT NOT NULL CHECK (stand IN ('verwerkt', 'afgewezen', 'dubbel', 'afgehandeld')),
  reden TEXT NOT NULL,              -- why refused; never personal data
  foutcode TEXT,                    -- StUF016 ...
  melding BIGINT,                   -- what it became; of 'dubbel': what the first became
  aanbieding TEXT,                  -- which offering of a file: taken in once
  identificatie TEXT,               -- number of the report at the sender
  afhandeling BLOB,                 -- what was done with a refused one, sealed
  afgehandeld_door BIGINT, afgehandeld_op BIGINT,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, sleutel) REFERENCES sleutel (regio, id)
);
CREATE INDEX bericht_referentie ON bericht (regio, zender, referentie, stand);
CREATE INDEX bericht_stand ON bericht (regio, stand, ontvangen_op, id);
CREATE INDEX bericht_ontvangen ON bericht (regio, ontvangen_op, id);
CREATE INDEX bericht_aanbieding ON bericht (regio, aanbieding);
CREATE INDEX bericht_hash ON bericht (regio, hash);

-- A person that a message names, beside the known persons it may be.
CREATE TABLE voorstel (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, melding BIGINT NOT NULL,
  persoon BIGINT NOT NULL,          -- as made from the message
  kandidaat BIGINT NOT NULL,        -- the known person
  score BIGINT NOT NULL, redenen TEXT NOT NULL,
  stand TEXT NOT NULL CHECK (stand IN ('open', 'zelfde', 'ander')),
  door BIGINT, op BIGINT,
  PRIMARY KEY (regio, id), UNIQUE (regio, melding, persoon, kandidaat)
);

CREATE TABLE klus (                 -- jobs: at least once, idempotent
  regio BIGINT NOT NULL, id BIGINT NOT NULL, soort TEXT NOT NULL,
  na BIGINT NOT NULL, poging BIGINT NOT NULL DEFAULT 0,
  klaar_op BIGINT, fout TEXT, gegevens TEXT NOT NULL,
  PRIMARY KEY (regio, id)
);
CREATE INDEX klus_na ON klus (regio, klaar_op, na);
