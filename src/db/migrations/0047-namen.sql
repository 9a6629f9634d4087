-- How many other names a person has. Most have none, and a search that compares a
-- hundred persons need not look for the names of each.
ALTER TABLE persoon ADD COLUMN namen BIGINT NOT NULL DEFAULT 0;
UPDATE persoon SET namen = (SELECT COUNT(*) FROM persoon_sleutel s
  WHERE s.regio = persoon.regio AND s.persoon = persoon.id AND s.nr > 1)
WHERE EXISTS (SELECT 1 FROM persoon_sleutel s
  WHERE s.regio = persoon.regio AND s.persoon = persoon.id AND s.nr > 1);
