-- How many numbers of this person have a secret address.
-- post_geheim_persoon(regio i64, persoon i64) -> one (n i64)
SELECT COUNT(*) AS n FROM persoon p WHERE p.regio = :regio AND p.geheim = 1 AND p.id IN (
  SELECT :persoon UNION
  SELECT z.id FROM persoon z WHERE z.regio = :regio AND z.samengevoegd = :persoon UNION
  SELECT r.samengevoegd FROM persoon r WHERE r.regio = :regio AND r.id = :persoon UNION
  SELECT z.id FROM persoon r JOIN persoon z ON z.regio = r.regio
    AND z.samengevoegd = r.samengevoegd WHERE r.regio = :regio AND r.id = :persoon);

-- Named in the report, or living in its household now, under any of his numbers.
-- post_geheim_melding(regio i64, melding i64) -> one (n i64)
SELECT COUNT(*) AS n FROM persoon p WHERE p.regio = :regio AND p.geheim = 1 AND p.id IN (
  WITH wortel AS (
    SELECT COALESCE(n.samengevoegd, n.id) AS id FROM melding_betrokkene b
    JOIN persoon n ON n.regio = b.regio AND n.id = b.persoon
    WHERE b.regio = :regio AND b.melding = :melding
    UNION
    SELECT COALESCE(n.samengevoegd, n.id) AS id FROM melding m
    JOIN dossier d ON d.regio = m.regio AND d.id = m.dossier
    JOIN lidmaatschap l ON l.regio = d.regio AND l.huishouden = d.huishouden
    JOIN persoon n ON n.regio = l.regio AND n.id = l.persoon
    WHERE m.regio = :regio AND m.id = :melding AND l.tot IS NULL)
  SELECT w.id FROM wortel w UNION
  SELECT z.id FROM wortel w JOIN persoon z ON z.regio = :regio AND z.samengevoegd = w.id);

-- Living with this person now, under any of their numbers.
-- post_geheim_huis(regio i64, persoon i64) -> one (n i64)
SELECT COUNT(*) AS n FROM persoon p WHERE p.regio = :regio AND p.geheim = 1 AND p.id IN (
  WITH zelf AS (
    SELECT COALESCE(r.samengevoegd, r.id) AS id FROM persoon r
    WHERE r.regio = :regio AND r.id = :persoon),
  nummer AS (
    SELECT s.id FROM zelf s UNION
    SELECT z.id FROM zelf s JOIN persoon z ON z.regio = :regio AND z.samengevoegd = s.id),
  wortel AS (
    SELECT COALESCE(n.samengevoegd, n.id) AS id FROM nummer s
    JOIN lidmaatschap e ON e.regio = :regio AND e.persoon = s.id AND e.tot IS NULL
      AND e.ongeldig_op IS NULL
    JOIN lidmaatschap l ON l.regio = :regio AND l.huishouden = e.huishouden
      AND l.tot IS NULL AND l.ongeldig_op IS NULL
    JOIN persoon n ON n.regio = l.regio AND n.id = l.persoon)
  SELECT w.id FROM wortel w UNION
  SELECT z.id FROM wortel w JOIN persoon z ON z.regio = :regio AND z.samengevoegd = w.id);

-- Written down at this address under any of his numbers, or living now in a household that
-- is: who is secret under any of them, by the number he is read under. "12 A" is "12-a".
-- post_geheim_adres(regio i64, postcode text, huisnummer text) -> many (id i64)
WITH wortel AS (
  SELECT COALESCE(p.samengevoegd, p.id) AS id FROM persoon p
  WHERE p.regio = :regio AND p.postcode = :postcode
    AND lower(replace(replace(p.huisnummer, ' ', ''), '-', ''))
      = lower(replace(replace(:huisnummer, ' ', ''), '-', ''))
  UNION
  SELECT COALESCE(n.samengevoegd, n.id) AS id FROM huishouden h
  JOIN lidmaatschap l ON l.regio = h.regio AND l.huishouden = h.id AND l.tot IS NULL
    AND l.ongeldig_op IS NULL
  JOIN persoon n ON n.regio = l.regio AND n.id = l.persoon
  WHERE h.regio = :regio AND h.postcode = :postcode
    AND lower(replace(replace(h.huisnummer, ' ', ''), '-', ''))
      = lower(replace(replace(:huisnummer, ' ', ''), '-', '')))
SELECT w.id AS id FROM wortel w JOIN persoon p ON p.regio = :regio AND p.id = w.id
  AND p.geheim = 1
UNION
SELECT w.id AS id FROM wortel w JOIN persoon z ON z.regio = :regio AND z.samengevoegd = w.id
  AND z.geheim = 1
ORDER BY id LIMIT 100;
