-- Each index by which persons are gathered holds the number itself, so that no row is
-- read until a person is compared, and none of them looks better than the right one.
DROP INDEX persoon_achternaam;
DROP INDEX persoon_geboren;
DROP INDEX persoon_eerst;
CREATE INDEX persoon_achternaam ON persoon (regio, achternaam, geboren, id);
CREATE INDEX persoon_geboren ON persoon (regio, geboren, id);
CREATE INDEX persoon_eerst ON persoon (regio, voornaam_kern, geboren, id);
