-- Who lives there (lid: the membership) and who a report names (volgnr of the report):
-- somebody can stand in both, and in more than one. lid.c makes one member of it. meer: 1
-- when others were merged into this person, 2 when one of those has a secret address. Not
-- one statement with groups: those fill tables of their own, at each opening.
-- leden_rijen(regio i64, dossier i64, huishouden i64, max i64) -> many (id i64,
--   geslachtsnaam text, voorvoegsel text, voornamen text, roepnaam text, geslacht text,
--   geboren text?, overleden text?, geheim i64, samengevoegd i64?, meer i64, lid i64,
--   volgnr i64, rol text, hoedanigheid text?)
SELECT p.id, p.geslachtsnaam, p.voorvoegsel, p.voornamen, p.roepnaam, p.geslacht,
  p.geboren, p.overleden, p.geheim, p.samengevoegd, (SELECT COALESCE(MAX(1 +
    y.geheim), 0) FROM persoon y WHERE y.regio = p.regio AND y.samengevoegd = p.id)
    AS meer, l.id AS lid, 0 AS volgnr, l.rol, NULL AS hoedanigheid
FROM lidmaatschap l JOIN persoon p ON p.regio = l.regio AND p.id = l.persoon
WHERE l.regio = :regio AND l.huishouden = :huishouden AND l.tot IS NULL
UNION ALL
SELECT p.id, p.geslachtsnaam, p.voorvoegsel, p.voornamen, p.roepnaam, p.geslacht,
  p.geboren, p.overleden, p.geheim, p.samengevoegd, (SELECT COALESCE(MAX(1 +
    y.geheim), 0) FROM persoon y WHERE y.regio = p.regio AND y.samengevoegd = p.id)
    AS meer, 0 AS lid, m.volgnr, b.rol, b.hoedanigheid
FROM melding m
JOIN melding_betrokkene b ON b.regio = m.regio AND b.melding = m.id
JOIN persoon p ON p.regio = b.regio AND p.id = b.persoon
WHERE m.regio = :regio AND m.dossier = :dossier
LIMIT :max;

-- Who was merged is read under the number that stays; his rows are his own. geheim: under
-- one of his numbers.
-- lid_persoon(regio i64, id i64) -> one (geslachtsnaam text, voorvoegsel text,
--   voornamen text, roepnaam text, geslacht text, geboren text?, overleden text?,
--   geheim i64)
SELECT p.geslachtsnaam, p.voorvoegsel, p.voornamen, p.roepnaam, p.geslacht, p.geboren,
  p.overleden, CASE WHEN p.geheim = 1 OR EXISTS (SELECT 1 FROM persoon y
    WHERE y.regio = p.regio AND y.samengevoegd = p.id AND y.geheim = 1) THEN 1 ELSE 0 END
    AS geheim
FROM persoon p WHERE p.regio = :regio AND p.id = :id;

-- leden_standen(regio i64, dossier i64, max i64) -> many (persoon i64, van i64,
--   veiligheid text, tekst blob?, gesproken_op text?, niet_gesproken text?, op i64,
--   versie i64, door text?)
SELECT COALESCE(z.samengevoegd, z.id) AS persoon, v.persoon AS van, v.veiligheid,
  v.tekst, v.gesproken_op, v.niet_gesproken, v.op, v.versie, w.naam AS door
FROM lid_veiligheid v
JOIN persoon z ON z.regio = v.regio AND z.id = v.persoon
LEFT JOIN medewerker w ON w.regio = v.regio AND w.id = v.door
WHERE v.regio = :regio AND v.dossier = :dossier LIMIT :max;

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
