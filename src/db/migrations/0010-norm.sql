-- What a norm counts in, whom its clock is about, how it may be made longer, and
-- whether it may be suspended; by which decree a day is free.

ALTER TABLE norm ADD COLUMN kalender TEXT NOT NULL DEFAULT 'atw'
  CHECK (kalender IN ('atw', 'organisatie', 'exact'));
ALTER TABLE norm ADD COLUMN per TEXT NOT NULL DEFAULT 'melding'
  CHECK (per IN ('melding', 'persoon', 'regio'));
ALTER TABLE norm ADD COLUMN verleng TEXT NOT NULL DEFAULT '';
ALTER TABLE norm ADD COLUMN opschort BIGINT NOT NULL DEFAULT 0;
ALTER TABLE kalender ADD COLUMN besluit TEXT;

UPDATE norm SET kalender = 'exact' WHERE eenheid = 'uren';
UPDATE norm SET kalender = 'organisatie' WHERE eenheid = 'werkdagen';
UPDATE norm SET per = 'persoon', verleng = 'elke 2 weken' WHERE code = 'informatieplicht';
UPDATE norm SET opschort = 1 WHERE code IN ('verzoek_tot_onderzoek', 'terugkoppeling',
  'overdracht_acceptatie', 'voorwaarden_vervolg');
