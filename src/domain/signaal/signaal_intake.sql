-- Dossiers of the households where a person lives now.
-- intake_huizen(regio i64, persoon i64, max i64) -> many (dossier i64, huishouden i64,
--   kenmerk text, naam text)
SELECT d.id AS dossier, d.huishouden, d.kenmerk, d.naam FROM dossier d
WHERE d.regio = :regio AND {{zicht}} AND d.huishouden IN (
  SELECT l.huishouden FROM lidmaatschap l WHERE l.regio = :regio AND l.tot IS NULL
    AND l.persoon IN (SELECT :persoon UNION SELECT z.id FROM persoon z
      WHERE z.regio = :regio AND z.samengevoegd = :persoon))
ORDER BY d.id DESC LIMIT :max;

-- intake_adres(regio i64, postcode text, huisnummer text, max i64) -> many (dossier i64,
--   huishouden i64, kenmerk text, naam text, geopend_op i64)
SELECT d.id AS dossier, d.huishouden, d.kenmerk, d.naam, d.geopend_op FROM dossier d
WHERE d.regio = :regio AND {{zicht}} AND d.huishouden IN (
  SELECT h.id FROM huishouden h WHERE h.regio = :regio AND h.postcode = :postcode
    AND h.huisnummer = :huisnummer
  UNION
  SELECT a.huishouden FROM huishouden_adres a WHERE a.regio = :regio
    AND a.postcode = :postcode AND a.huisnummer = :huisnummer AND a.ongeldig_op IS NULL)
ORDER BY d.id DESC LIMIT :max;

-- Who lives in a household, and whether somebody spoke with him in this dossier.
-- intake_gezin(regio i64, dossier i64, huishouden i64, max i64) -> many (id i64,
--   geslachtsnaam text, voorvoegsel text, voornamen text, roepnaam text, geboren text?,
--   overleden text?, rol text?, gesproken_op text?, niet_gesproken text?)
SELECT p.id, p.geslachtsnaam, p.voorvoegsel, p.voornamen, p.roepnaam, p.geboren,
  p.overleden, l.rol, MAX(v.gesproken_op) AS gesproken_op,
  MAX(CASE WHEN v.niet_gesproken = 'nog_niet' THEN NULL ELSE v.niet_gesproken END)
    AS niet_gesproken
FROM lidmaatschap l
JOIN persoon z ON z.regio = l.regio AND z.id = l.persoon
JOIN persoon p ON p.regio = z.regio AND p.id = COALESCE(z.samengevoegd, z.id)
LEFT JOIN lid_veiligheid v ON v.regio = l.regio AND v.dossier = :dossier
  AND v.persoon = l.persoon
WHERE l.regio = :regio AND l.huishouden = :huishouden AND l.tot IS NULL
GROUP BY p.id, p.geslachtsnaam, p.voorvoegsel, p.voornamen, p.roepnaam, p.geboren,
  p.overleden, l.rol
ORDER BY p.id LIMIT :max;
