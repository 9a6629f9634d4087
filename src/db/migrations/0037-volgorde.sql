-- Rows come out of the index in the order in which a page shows them: a list with an
-- order of its own and a limit fills a table for it, at each opening. What a role may is
-- read at each request, from the index alone.
DROP INDEX melding_dossier;
DROP INDEX gebeurtenis_dossier;
DROP INDEX besluit_melding;
DROP INDEX signaal_weg_dossier;
DROP INDEX band_dossier;
CREATE INDEX melding_dossier ON melding (regio, dossier, volgnr);
CREATE INDEX gebeurtenis_dossier ON gebeurtenis (regio, dossier, op, id);
CREATE INDEX besluit_melding ON besluit (regio, melding, op, id);
CREATE INDEX signaal_weg_dossier ON signaal_weg (regio, dossier, id);
CREATE INDEX band_dossier ON band (regio, dossier, id);
CREATE INDEX rolrecht_rol ON rolrecht (regio, rol, van, tot, recht);
