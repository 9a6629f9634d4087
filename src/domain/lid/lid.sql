-- Who was merged is read under the number that stays; his rows are his own.
-- leden_lijst(regio i64, dossier i64, huishouden i64, persoon i64, max i64) -> many
--   (id i64, geslachtsnaam text, voorvoegsel text, voornamen text, roepnaam text,
--   geslacht text, geboren text?, overleden text?, geheim i64, rol text?,
--   rol_melding text?, hoedanigheid text?, in_huis i64, veiligheid text?, tekst blob?,
--   gesproken_op text?, niet_gesproken text?, op i64?, versie i64?, van i64?, door text?)
SELECT p.id, p.geslachtsnaam, p.voorvoegsel, p.voornamen, p.roepnaam, p.geslacht,
  p.geboren, p.overleden, p.geheim, l.rol,
  (SELECT b.rol FROM melding_betrokkene b
    JOIN melding m ON m.regio = b.regio AND m.id = b.melding
    JOIN persoon z ON z.regio = b.regio AND z.id = b.persoon
    WHERE m.regio = p.regio AND m.dossier = :dossier
      AND COALESCE(z.samengevoegd, z.id) = p.id
    ORDER BY m.volgnr DESC LIMIT 1) AS rol_melding,
  (SELECT b.hoedanigheid FROM melding_betrokkene b
    JOIN melding m ON m.regio = b.regio AND m.id = b.melding
    JOIN persoon z ON z.regio = b.regio AND z.id = b.persoon
    WHERE m.regio = p.regio AND m.dossier = :dossier
      AND COALESCE(z.samengevoegd, z.id) = p.id
    ORDER BY m.volgnr DESC LIMIT 1) AS hoedanigheid,
  CASE WHEN l.id IS NULL THEN 0 ELSE 1 END AS in_huis,
  v.veiligheid, v.tekst, v.gesproken_op, v.niet_gesproken, v.op, v.versie,
  v.persoon AS van, w.naam AS door
FROM persoon p
LEFT JOIN (SELECT COALESCE(z.samengevoegd, z.id) AS wie, MAX(y.id) AS id
  FROM lidmaatschap y JOIN persoon z ON z.regio = y.regio AND z.id = y.persoon
  WHERE y.regio = :regio AND y.huishouden = :huishouden AND y.tot IS NULL
  GROUP BY COALESCE(z.samengevoegd, z.id)) li ON li.wie = p.id
LEFT JOIN lidmaatschap l ON l.regio = p.regio AND l.id = li.id
LEFT JOIN (SELECT COALESCE(z.samengevoegd, z.id) AS wie,
    MAX(CASE WHEN z.samengevoegd IS NULL THEN y.persoon END) AS zelf,
    MAX(y.persoon) AS een
  FROM lid_veiligheid y JOIN persoon z ON z.regio = y.regio AND z.id = y.persoon
  WHERE y.regio = :regio AND y.dossier = :dossier
  GROUP BY COALESCE(z.samengevoegd, z.id)) vi ON vi.wie = p.id
LEFT JOIN lid_veiligheid v ON v.regio = p.regio AND v.dossier = :dossier
  AND v.persoon = COALESCE(vi.zelf, vi.een)
LEFT JOIN medewerker w ON w.regio = v.regio AND w.id = v.door
WHERE p.regio = :regio AND p.id IN (
  SELECT COALESCE(q.samengevoegd, q.id) FROM lidmaatschap x
  JOIN persoon q ON q.regio = x.regio AND q.id = x.persoon
  WHERE x.regio = :regio AND x.huishouden = :huishouden AND x.tot IS NULL
  UNION
  SELECT COALESCE(q.samengevoegd, q.id) FROM melding m
  JOIN melding_betrokkene b ON b.regio = m.regio AND b.melding = m.id
  JOIN persoon q ON q.regio = b.regio AND q.id = b.persoon
  WHERE m.regio = :regio AND m.dossier = :dossier)
  AND (:persoon = 0 OR p.id = :persoon)
ORDER BY CASE WHEN l.id IS NULL THEN 1 ELSE 0 END, coalesce(p.geboren, '9'), p.id
LIMIT :max;

-- lid_stand_insert(regio i64, dossier i64, persoon i64, veiligheid text, tekst blob?,
--   gesproken_op text?, niet_gesproken text?, door i64, op i64) -> exec
INSERT INTO lid_veiligheid (regio, dossier, persoon, veiligheid, tekst, gesproken_op,
  niet_gesproken, door, op)
VALUES (:regio, :dossier, :persoon, :veiligheid, :tekst, :gesproken_op, :niet_gesproken,
  :door, :op)
ON CONFLICT (regio, dossier, persoon) DO NOTHING;

-- lid_stand_update(regio i64, dossier i64, persoon i64, veiligheid text, tekst blob?,
--   gesproken_op text?, niet_gesproken text?, door i64, op i64, versie i64) -> exec
UPDATE lid_veiligheid SET veiligheid = :veiligheid, tekst = :tekst,
  gesproken_op = :gesproken_op, niet_gesproken = :niet_gesproken, door = :door, op = :op,
  versie = versie + 1
WHERE regio = :regio AND dossier = :dossier AND persoon = :persoon AND versie = :versie;

-- lid_betrokkene_insert(regio i64, melding i64, persoon i64, rol text,
--   hoedanigheid text?, kind i64) -> exec
INSERT INTO melding_betrokkene (regio, melding, persoon, rol, hoedanigheid, kind)
VALUES (:regio, :melding, :persoon, :rol, :hoedanigheid, :kind)
ON CONFLICT (regio, melding, persoon) DO NOTHING;
