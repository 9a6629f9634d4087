-- How contact is safe with one person, under all his numbers: his own row first.
-- veilig_contact(regio i64, dossier i64, persoon i64, max i64) -> many (van i64, hoe blob?,
--   wanneer blob?, niet blob?, op i64, versie i64, door text?)
SELECT c.persoon AS van, c.hoe, c.wanneer, c.niet, c.op, c.versie, m.naam AS door
FROM lid_contact c LEFT JOIN medewerker m ON m.regio = c.regio AND m.id = c.door
WHERE c.regio = :regio AND c.dossier = :dossier AND c.persoon IN
  (SELECT :persoon UNION ALL SELECT z.id FROM persoon z
    WHERE z.regio = :regio AND z.samengevoegd = :persoon)
ORDER BY CASE WHEN c.persoon = :persoon THEN 0 ELSE 1 END, c.op DESC LIMIT :max;

-- What stands on every page of a dossier: how contact with each is safe (dier NULL), and
-- the animals that a visitor must know about. persoon: the number he is read under.
-- veilig_lijst(regio i64, dossier i64, max i64) -> many (persoon i64, rij i64, dier text?,
--   a blob?, b blob?, c blob?, geslachtsnaam text, voorvoegsel text, voornamen text,
--   roepnaam text)
SELECT r.id AS persoon, x.persoon AS rij, NULL AS dier, x.hoe AS a, x.wanneer AS b,
  x.niet AS c, r.geslachtsnaam, r.voorvoegsel, r.voornamen, r.roepnaam
FROM lid_contact x JOIN persoon p ON p.regio = x.regio AND p.id = x.persoon
JOIN persoon r ON r.regio = p.regio AND r.id = COALESCE(p.samengevoegd, p.id)
WHERE x.regio = :regio AND x.dossier = :dossier
UNION ALL
SELECT 0 AS persoon, d.id AS rij, d.soort AS dier, d.tekst AS a, NULL AS b, NULL AS c,
  '' AS geslachtsnaam, '' AS voorvoegsel, '' AS voornamen, '' AS roepnaam
FROM dier d
WHERE d.regio = :regio AND d.dossier = :dossier AND d.gevaarlijk = 1
  AND d.ongeldig_op IS NULL AND d.tot IS NULL
LIMIT :max;

-- veilig_contact_zet(regio i64, dossier i64, persoon i64, hoe blob?, wanneer blob?, niet blob?,
--   door i64, op i64) -> exec
INSERT INTO lid_contact (regio, dossier, persoon, hoe, wanneer, niet, door, op)
VALUES (:regio, :dossier, :persoon, :hoe, :wanneer, :niet, :door, :op)
ON CONFLICT (regio, dossier, persoon) DO UPDATE SET hoe = :hoe, wanneer = :wanneer,
  niet = :niet, door = :door, op = :op, versie = lid_contact.versie + 1;
