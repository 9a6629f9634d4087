-- What is done: clocks, tasks, notes, timeline, weighing, meetings, decisions
-- and what follows from them. BLOB columns are sealed with the dossier's key.

CREATE TABLE termijn (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  dossier BIGINT NOT NULL, melding BIGINT NOT NULL, persoon BIGINT,
  norm TEXT NOT NULL, norm_versie BIGINT NOT NULL,
  start_op BIGINT NOT NULL, verloopt_op BIGINT NOT NULL,
  stand TEXT NOT NULL CHECK (stand IN ('loopt', 'gehaald', 'te_laat', 'vervallen')),
  stop_op BIGINT, stop_reden TEXT,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, melding) REFERENCES melding (regio, id)
);
CREATE INDEX termijn_melding ON termijn (regio, melding, stand, verloopt_op);
CREATE INDEX termijn_dossier ON termijn (regio, dossier);
CREATE INDEX termijn_loopt ON termijn (regio, stand, verloopt_op);
CREATE INDEX termijn_norm ON termijn (regio, norm, start_op);

CREATE TABLE taak (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  dossier BIGINT NOT NULL, melding BIGINT,
  soort TEXT NOT NULL,              -- 'vrij', 'terugkoppeling', 'hulp', 'onderzoek' ...
  onderwerp BIGINT,                 -- the row it is about (hulp, overdracht ...)
  tekst BLOB NOT NULL,
  eigenaar BIGINT, verloopt_op BIGINT,
  gemaakt_door BIGINT NOT NULL, gemaakt_op BIGINT NOT NULL,
  klaar_op BIGINT, klaar_door BIGINT,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, dossier) REFERENCES dossier (regio, id)
);
CREATE INDEX taak_dossier ON taak (regio, dossier);
CREATE INDEX taak_eigenaar ON taak (regio, eigenaar, klaar_op, verloopt_op);

CREATE TABLE notitie (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, dossier BIGINT NOT NULL,
  tekst BLOB NOT NULL, zicht TEXT NOT NULL, -- code list notitie_zicht
  persoon BIGINT,
  medewerker BIGINT NOT NULL, op BIGINT NOT NULL, versie BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, dossier) REFERENCES dossier (regio, id)
);
CREATE INDEX notitie_dossier ON notitie (regio, dossier, op);

-- The timeline that a reader of the dossier sees.
CREATE TABLE gebeurtenis (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, dossier BIGINT NOT NULL,
  melding BIGINT, soort TEXT NOT NULL, -- code list gebeurtenis; also its icon
  op BIGINT NOT NULL, medewerker BIGINT,
  tekst BLOB, onderwerp BIGINT,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, dossier) REFERENCES dossier (regio, id)
);
CREATE INDEX gebeurtenis_dossier ON gebeurtenis (regio, dossier, op);

CREATE TABLE weging (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  melding BIGINT NOT NULL, dossier BIGINT NOT NULL,
  vragenlijst TEXT NOT NULL, versie BIGINT NOT NULL,
  punten BIGINT NOT NULL, letter TEXT NOT NULL, -- as the instrument says
  letter_gekozen TEXT, afwijking BLOB,          -- override, with its reason
  door BIGINT NOT NULL, op BIGINT NOT NULL,
  actueel BIGINT NOT NULL,          -- 1: the one that counts
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, melding) REFERENCES melding (regio, id)
);
CREATE INDEX weging_melding ON weging (regio, melding, actueel);

CREATE TABLE weging_antwoord (
  regio BIGINT NOT NULL, weging BIGINT NOT NULL, vraag TEXT NOT NULL,
  keuze TEXT NOT NULL, punten BIGINT NOT NULL, reden BLOB,
  PRIMARY KEY (regio, weging, vraag),
  FOREIGN KEY (regio, weging) REFERENCES weging (regio, id)
);

CREATE TABLE overleg (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, soort TEXT NOT NULL,
  begint_op BIGINT NOT NULL, eindigt_op BIGINT NOT NULL,
  voorzitter BIGINT,
  stand TEXT NOT NULL CHECK (stand IN ('gepland', 'bezig', 'gesloten')),
  geopend_op BIGINT, gesloten_op BIGINT,
  PRIMARY KEY (regio, id), UNIQUE (regio, soort, begint_op)
);
CREATE INDEX overleg_stand ON overleg (regio, stand, begint_op);

CREATE TABLE overleg_deelnemer (
  regio BIGINT NOT NULL, overleg BIGINT NOT NULL, organisatie BIGINT NOT NULL,
  aanwezig BIGINT NOT NULL,
  PRIMARY KEY (regio, overleg, organisatie),
  FOREIGN KEY (regio, overleg) REFERENCES overleg (regio, id)
);

CREATE TABLE overleg_punt (
  regio BIGINT NOT NULL, overleg BIGINT NOT NULL, melding BIGINT NOT NULL,
  volgnr BIGINT NOT NULL,
  -- buiten: dealt with outside the meeting before its turn came
  stand TEXT NOT NULL CHECK (stand IN ('open', 'besloten', 'aangehouden', 'buiten')),
  besluit BIGINT,
  reden BLOB,                       -- why it was held over
  aanwezig BIGINT,                  -- partners there when it was dealt with
  begonnen_op BIGINT, klaar_op BIGINT,
  PRIMARY KEY (regio, overleg, melding),
  FOREIGN KEY (regio, overleg) REFERENCES overleg (regio, id),
  FOREIGN KEY (regio, melding) REFERENCES melding (regio, id)
);
CREATE INDEX overleg_punt_melding ON overleg_punt (regio, melding);

CREATE TABLE inbreng (
  regio BIGINT NOT NULL, overleg BIGINT NOT NULL, melding BIGINT NOT NULL,
  organisatie BIGINT NOT NULL, tekst BLOB NOT NULL,
  door BIGINT NOT NULL, op BIGINT NOT NULL, versie BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (regio, overleg, melding, organisatie)
);
CREATE INDEX inbreng_melding ON inbreng (regio, melding);

CREATE TABLE besluit (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  dossier BIGINT NOT NULL, melding BIGINT NOT NULL,
  uitkomst TEXT NOT NULL,           -- code list uitkomst (CORV)
  route TEXT NOT NULL,              -- code list route
  reden BLOB NOT NULL,
  door BIGINT NOT NULL, op BIGINT NOT NULL,
  eigenaar BIGINT NOT NULL, overleg BIGINT,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, melding) REFERENCES melding (regio, id)
);
CREATE INDEX besluit_melding ON besluit (regio, melding, op);
CREATE INDEX besluit_dossier ON besluit (regio, dossier, op);

CREATE TABLE onderzoek (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  dossier BIGINT NOT NULL, melding BIGINT NOT NULL, besluit BIGINT NOT NULL,
  onderzoeker BIGINT NOT NULL,
  besloten_op BIGINT NOT NULL, gestart_op BIGINT, afgerond_op BIGINT,
  plan BLOB, bevindingen BLOB, kijk_betrokkenen BLOB,
  versie BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (regio, id)
);
CREATE INDEX onderzoek_dossier ON onderzoek (regio, dossier);
CREATE INDEX onderzoek_melding ON onderzoek (regio, melding);

CREATE TABLE informant (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, onderzoek BIGINT NOT NULL,
  naam BLOB NOT NULL, hoedanigheid TEXT NOT NULL,
  toestemming TEXT NOT NULL,        -- ja, nee, niet_nodig
  gevraagd_op BIGINT NOT NULL, beantwoord_op BIGINT, antwoord BLOB,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, onderzoek) REFERENCES onderzoek (regio, id)
);
CREATE INDEX informant_onderzoek ON informant (regio, onderzoek);

CREATE TABLE conclusie (            -- per form of violence and per person (C1)
  regio BIGINT NOT NULL, onderzoek BIGINT NOT NULL, persoon BIGINT NOT NULL,
  vorm TEXT NOT NULL, uitkomst TEXT NOT NULL, uitleg BLOB,
  PRIMARY KEY (regio, onderzoek, persoon, vorm),
  FOREIGN KEY (regio, onderzoek) REFERENCES onderzoek (regio, id)
);

CREATE TABLE hulp (
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  dossier BIGINT NOT NULL, melding BIGINT NOT NULL, besluit BIGINT,
  soort TEXT NOT NULL, organisatie BIGINT NOT NULL, persoon BIGINT,
  gevraagd_op BIGINT NOT NULL, gevraagd_door BIGINT NOT NULL,
  aangenomen_op BIGINT, gestart_op BIGINT, geweigerd_op BIGINT, reden BLOB,
  PRIMARY KEY (regio, id)
);
CREATE INDEX hulp_dossier ON hulp (regio, dossier);
CREATE INDEX hulp_melding ON hulp (regio, melding);

CREATE TABLE overdracht (           -- D1: done when accepted
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  dossier BIGINT NOT NULL, melding BIGINT NOT NULL, besluit BIGINT,
  organisatie BIGINT NOT NULL, contactpersoon BLOB, tekst BLOB NOT NULL,
  grond TEXT NOT NULL,              -- why this may be shared
  aangeboden_op BIGINT NOT NULL, aangeboden_door BIGINT NOT NULL,
  antwoord TEXT CHECK (antwoord IN ('aanvaard', 'geweigerd')),
  beantwoord_op BIGINT, beantwoord_door BIGINT, reden BLOB,
  PRIMARY KEY (regio, id)
);
CREATE INDEX overdracht_dossier ON overdracht (regio, dossier);
CREATE INDEX overdracht_melding ON overdracht (regio, melding);

CREATE TABLE vto (                  -- C5: registered; the message comes later
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  dossier BIGINT NOT NULL, melding BIGINT NOT NULL, besluit BIGINT,
  reden BLOB NOT NULL,
  geregistreerd_op BIGINT NOT NULL, geregistreerd_door BIGINT NOT NULL,
  verzonden_op BIGINT, college_op BIGINT,
  PRIMARY KEY (regio, id)
);
CREATE INDEX vto_melding ON vto (regio, melding);
CREATE INDEX vto_dossier ON vto (regio, dossier);

CREATE TABLE terugkoppeling (       -- D5
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  dossier BIGINT NOT NULL, melding BIGINT NOT NULL,
  tekst BLOB NOT NULL, wijze TEXT NOT NULL,
  door BIGINT NOT NULL, op BIGINT NOT NULL,
  PRIMARY KEY (regio, id)
);
CREATE INDEX terugkoppeling_melding ON terugkoppeling (regio, melding);

CREATE TABLE plan (                 -- C7: one per household, versions
  regio BIGINT NOT NULL, id BIGINT NOT NULL, dossier BIGINT NOT NULL,
  versie BIGINT NOT NULL,
  stand TEXT NOT NULL CHECK (stand IN ('concept', 'besproken', 'vervangen')),
  besproken_op BIGINT, zorgcoordinator TEXT,
  gemaakt_door BIGINT NOT NULL, gemaakt_op BIGINT NOT NULL,
  PRIMARY KEY (regio, id), UNIQUE (regio, dossier, versie),
  FOREIGN KEY (regio, dossier) REFERENCES dossier (regio, id)
);

CREATE TABLE plan_actie (
  regio BIGINT NOT NULL, id BIGINT NOT NULL, plan BIGINT NOT NULL,
  doel_nr BIGINT NOT NULL, actie_nr BIGINT NOT NULL,
  doel BLOB NOT NULL, actie BLOB, persoon BIGINT,
  wie TEXT NOT NULL DEFAULT '', wanneer TEXT,
  stand TEXT NOT NULL,              -- code list plan_stand
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, plan) REFERENCES plan (regio, id)
);
CREATE INDEX plan_actie_plan ON plan_actie (regio, plan);

-- How each member of the household is doing, as far as Veilig Thuis knows.
CREATE TABLE lid_veiligheid (
  regio BIGINT NOT NULL, dossier BIGINT NOT NULL, persoon BIGINT NOT NULL,
  veiligheid TEXT NOT NULL, tekst BLOB,
  gesproken_op TEXT, niet_gesproken TEXT, -- why not (yet), code
  door BIGINT NOT NULL, op BIGINT NOT NULL, versie BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (regio, dossier, persoon)
);
