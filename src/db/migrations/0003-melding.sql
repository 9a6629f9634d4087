-- What comes in: contact, advies, melding; the dossier of the household; the
-- vault of reporters. Columns of type BLOB that hold words are sealed with the
-- data key named in the row (or, for what hangs under a dossier, its key).

CREATE TABLE dossier (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  kenmerk TEXT NOT NULL,            -- VT-2026-004817-3
  huishouden BIGINT NOT NULL,
  naam TEXT NOT NULL,               -- of the household when last looked at
  gemeente TEXT,
  sleutel BIGINT NOT NULL,
  stand TEXT NOT NULL CHECK (stand IN ('open', 'gesloten')),
  casusregisseur BIGINT,            -- C6: an open dossier is never without one
  procesregisseur BIGINT,
  afgeschermd BIGINT NOT NULL DEFAULT 0,  -- only for those named in toegang
  veiligheid TEXT,                  -- code list veiligheid; NULL: not weighed
  veiligheid_op BIGINT, veiligheid_door BIGINT,
  contact_veilig BLOB,              -- how contact is safe
  huisbezoek BLOB,                  -- what to know before a visit
  geopend_op BIGINT NOT NULL, gesloten_op BIGINT,
  versie BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (regio, id), UNIQUE (regio, kenmerk),
  CHECK (stand = 'gesloten' OR casusregisseur IS NOT NULL),
  FOREIGN KEY (regio, huishouden) REFERENCES huishouden (regio, id),
  FOREIGN KEY (regio, sleutel) REFERENCES sleutel (regio, id)
);
CREATE INDEX dossier_huishouden ON dossier (regio, huishouden);
CREATE INDEX dossier_zicht ON dossier (regio, id, afgeschermd);
CREATE INDEX dossier_casusregisseur ON dossier (regio, casusregisseur, stand);

-- Who may see a dossier beside those whose role sees the region (G2, D14).
CREATE TABLE toegang (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, dossier BIGINT NOT NULL,
  medewerker BIGINT NOT NULL,
  soort TEXT NOT NULL CHECK (soort IN ('toegewezen', 'nood', 'overleg')),
  reden BLOB, van BIGINT NOT NULL, tot BIGINT NOT NULL,
  gegeven_door BIGINT NOT NULL,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, dossier) REFERENCES dossier (regio, id)
);
CREATE INDEX toegang_dossier ON toegang (regio, dossier, medewerker);
CREATE INDEX toegang_medewerker ON toegang (regio, medewerker, tot);

-- One conversation, before it is advies or melding.
CREATE TABLE contact (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  bron TEXT NOT NULL,               -- code list bron: telefoon, politie_corv ...
  begonnen_op BIGINT NOT NULL, medewerker BIGINT NOT NULL,
  stand TEXT NOT NULL CHECK (stand IN ('concept', 'advies', 'melding', 'vervallen')),
  advies BIGINT,                    -- the advice it grew out of
  afgerond_op BIGINT,
  PRIMARY KEY (regio, id)
);
CREATE INDEX contact_stand ON contact (regio, stand, begonnen_op);

-- A2: nothing here tells who the persons concerned are.
CREATE TABLE advies (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  kenmerk TEXT NOT NULL,            -- AV-2026-000123-4
  contact BIGINT NOT NULL,
  ontvangen_op BIGINT NOT NULL, medewerker BIGINT NOT NULL,
  bron TEXT NOT NULL,
  hoedanigheid TEXT NOT NULL, gemeente TEXT,
  meldcodestap TEXT,
  sleutel BIGINT NOT NULL,
  vraag BLOB, advies BLOB,
  adviesvrager BLOB,                -- only with consent
  toestemming BIGINT NOT NULL DEFAULT 0,
  melding BIGINT,                   -- what it became later
  PRIMARY KEY (regio, id), UNIQUE (regio, kenmerk)
);
CREATE INDEX advies_ontvangen ON advies (regio, ontvangen_op, gemeente);

CREATE TABLE advies_vorm (
  regio BIGINT NOT NULL, advies BIGINT NOT NULL, vorm TEXT NOT NULL,
  PRIMARY KEY (regio, advies, vorm)
);

CREATE TABLE melding (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  dossier BIGINT NOT NULL,
  volgnr BIGINT NOT NULL,           -- first, second, third of this dossier
  soort TEXT NOT NULL CHECK (soort IN ('melding', 'vervolgmelding', 'hermelding')),
  contact BIGINT, bericht BIGINT, advies BIGINT,
  bron TEXT NOT NULL, hoedanigheid TEXT NOT NULL,
  ontvangen_op BIGINT NOT NULL, medewerker BIGINT NOT NULL,
  gebeurd_op TEXT, gebeurd_tijd TEXT, gebeurd_waar BLOB,
  verteld BLOB NOT NULL,            -- as told
  getoond BLOB,                     -- as it may be shown to the persons concerned
  direct_gevaar TEXT NOT NULL CHECK (direct_gevaar IN ('ja', 'nee', 'onbekend')),
  gevaar BLOB,                      -- what the danger is
  kinderen BIGINT NOT NULL DEFAULT 0, -- how many children, also when nameless
  gezin_weet TEXT,                  -- does the family know of the report: ja, nee, onbekend
  gemeente TEXT,
  crisis BIGINT NOT NULL DEFAULT 0,   -- it was one: the figures count it
  voorrang BIGINT NOT NULL DEFAULT 0, -- it still is: on top until the decision
  -- what the work list sorts and filters by; kept by domain/melding
  stand TEXT NOT NULL CHECK (stand IN ('open', 'gesloten')),
  stap TEXT NOT NULL,               -- see domain/melding/melding.h
  behandelaar BIGINT,
  letter TEXT, punten BIGINT,       -- NULL: still to be weighed, never zero
  verloopt_op BIGINT NOT NULL,      -- first term that runs out
  termijn BIGINT,                   -- that term
  op_lijst BIGINT NOT NULL DEFAULT 0, -- to be treated in the screeningsoverleg
  afsluitreden TEXT, gesloten_op BIGINT,
  versie BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, dossier) REFERENCES dossier (regio, id)
);
-- The work list: its order, and all that its counts ask, so that these never
-- touch the rows.
CREATE INDEX melding_werk ON melding
  (regio, stand, voorrang, verloopt_op, id, dossier, behandelaar, bron, stap);
CREATE INDEX melding_behandelaar ON melding (regio, stand, behandelaar, voorrang, verloopt_op, id);
CREATE INDEX melding_dossier ON melding (regio, dossier);
CREATE INDEX melding_ontvangen ON melding (regio, ontvangen_op, gemeente, crisis);
CREATE INDEX melding_lijst ON melding (regio, op_lijst, stand, ontvangen_op);

CREATE TABLE melding_vorm (
  regio BIGINT NOT NULL, melding BIGINT NOT NULL, vorm TEXT NOT NULL,
  PRIMARY KEY (regio, melding, vorm),
  FOREIGN KEY (regio, melding) REFERENCES melding (regio, id)
);

CREATE TABLE melding_betrokkene (
  regio BIGINT NOT NULL, melding BIGINT NOT NULL, persoon BIGINT NOT NULL,
  rol TEXT NOT NULL,                -- code list jeugdzorgrol
  hoedanigheid TEXT,                -- slachtoffer, vermoedelijke pleger, getuige ...
  kind BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (regio, melding, persoon),
  FOREIGN KEY (regio, melding) REFERENCES melding (regio, id),
  FOREIGN KEY (regio, persoon) REFERENCES persoon (regio, id)
);
CREATE INDEX melding_betrokkene_persoon ON melding_betrokkene (regio, persoon);

-- Meldcode: which steps were done, and the five questions of the afwegingskader.
CREATE TABLE meldcode (
  regio BIGINT NOT NULL, melding BIGINT NOT NULL,
  stap TEXT NOT NULL, antwoord TEXT NOT NULL,
  PRIMARY KEY (regio, melding, stap)
);

-- The vault. One reporter per report; the identity is sealed with a key of its own.
CREATE TABLE melder (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, melding BIGINT NOT NULL,
  openheid TEXT NOT NULL CHECK (openheid IN ('openbaar', 'beschermd')),
  grond TEXT,                       -- why protected (UBWmo 4.1.8)
  grond_uitleg BLOB,
  sleutel BIGINT NOT NULL,
  identiteit BLOB,                  -- name, organisation, telephone, e-mail
  PRIMARY KEY (regio, id), UNIQUE (regio, melding),
  FOREIGN KEY (regio, melding) REFERENCES melding (regio, id),
  FOREIGN KEY (regio, sleutel) REFERENCES sleutel (regio, id)
);

-- Each time the identity of a protected reporter was opened, and why.
CREATE TABLE kluis_inzage (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, melding BIGINT NOT NULL,
  medewerker BIGINT NOT NULL, op BIGINT NOT NULL,
  grond TEXT NOT NULL,              -- code list kluisgrond
  reden BLOB NOT NULL,              -- sealed with the key of the reporter
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, melding) REFERENCES melding (regio, id)
);
CREATE INDEX kluis_inzage_melding ON kluis_inzage (regio, melding, op);
