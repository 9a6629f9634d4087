-- Ties of one number, both ways.
-- gezin_relaties(regio i64, persoon i64, max i64) -> many (id i64, persoon i64,
--   soort text, ander i64, van text?, tot text?, bron text, twijfel text?)
SELECT id, persoon, soort, ander, van, tot, bron, twijfel FROM relatie
WHERE regio = :regio AND persoon = :persoon AND ongeldig_op IS NULL
UNION ALL
SELECT id, persoon, soort, ander, van, tot, bron, twijfel FROM relatie
WHERE regio = :regio AND ander = :persoon AND ongeldig_op IS NULL
LIMIT :max;

-- gezin_banden(regio i64, dossier i64, max i64) -> many (id i64, persoon i64,
--   soort text, ander i64, wederzijds i64, van text?, tot text?, bron text)
SELECT id, persoon, soort, ander, wederzijds, van, tot, bron FROM band
WHERE regio = :regio AND dossier = :dossier AND ongeldig_op IS NULL
ORDER BY id LIMIT :max;

-- Who is named as the one who gives violence and who as the victim, in one report.
-- gezin_geweld(regio i64, dossier i64, max i64) -> many (pleger i64, slachtoffer i64)
SELECT p.persoon AS pleger, s.persoon AS slachtoffer
FROM melding m
JOIN melding_betrokkene p ON p.regio = m.regio AND p.melding = m.id
  AND p.hoedanigheid IN ('pleger', 'beide')
JOIN melding_betrokkene s ON s.regio = m.regio AND s.melding = m.id
  AND s.hoedanigheid IN ('slachtoffer', 'beide') AND s.persoon <> p.persoon
WHERE m.regio = :regio AND m.dossier = :dossier LIMIT :max;

-- relatie_insert(regio i64, id i64, persoon i64, soort text, ander i64, van text?,
--   tot text?, dossier i64?, bron text, twijfel text?, reden blob?, op i64, door i64)
--   -> exec one
INSERT INTO relatie (regio, id, persoon, soort, ander, van, tot, dossier, bron, twijfel,
  reden, op, door)
VALUES (:regio, :id, :persoon, :soort, :ander, :van, :tot, :dossier, :bron, :twijfel,
  :reden, :op, :door);

-- relatie_ouders(regio i64, kind i64, max i64) -> many (persoon i64)
SELECT DISTINCT COALESCE(p.samengevoegd, p.id) AS persoon FROM relatie r
JOIN persoon p ON p.regio = r.regio AND p.id = r.persoon
WHERE r.regio = :regio AND r.soort = '027' AND r.ongeldig_op IS NULL AND r.ander IN
  (SELECT :kind UNION SELECT z.id FROM persoon z
    WHERE z.regio = :regio AND z.samengevoegd = :kind)
ORDER BY persoon LIMIT :max;

-- relatie_staat_er(regio i64, persoon i64, soort text, ander i64, max i64) -> many (id i64)
SELECT id FROM relatie WHERE regio = :regio AND persoon = :persoon AND ander = :ander
  AND soort = :soort AND tot IS NULL AND ongeldig_op IS NULL LIMIT :max;

-- band_insert(regio i64, id i64, dossier i64, persoon i64, ander i64, soort text,
--   wederzijds i64, van text?, bron text, op i64, door i64) -> exec one
INSERT INTO band (regio, id, dossier, persoon, ander, soort, wederzijds, van, bron, op, door)
VALUES (:regio, :id, :dossier, :persoon, :ander, :soort, :wederzijds, :van, :bron, :op,
  :door);

-- A tie may be ended from a dossier in which both its people stand.
-- fragment hoort(dossier i64, huishouden i64)
(SELECT x.persoon FROM lidmaatschap x
  WHERE x.regio = r.regio AND x.huishouden = :huishouden
  UNION
  SELECT b.persoon FROM melding m
  JOIN melding_betrokkene b ON b.regio = m.regio AND b.melding = m.id
  WHERE m.regio = r.regio AND m.dossier = :dossier);

-- relatie_hoort(regio i64, id i64) -> one (id i64, van text?)
SELECT r.id, r.van FROM relatie r WHERE r.regio = :regio AND r.id = :id
  AND r.ongeldig_op IS NULL
  AND (r.persoon IN {{hoort}} OR r.ander IN {{hoort}});

-- relatie_eind(regio i64, id i64, tot text?, fout i64?, door i64?) -> exec one
UPDATE relatie SET tot = COALESCE(:tot, tot), ongeldig_op = :fout, ongeldig_door = :door
WHERE regio = :regio AND id = :id AND ongeldig_op IS NULL;

-- band_eind(regio i64, id i64, dossier i64, tot text?, fout i64?, door i64?) -> exec
UPDATE band SET tot = COALESCE(:tot, tot), ongeldig_op = :fout, ongeldig_door = :door
WHERE regio = :regio AND id = :id AND dossier = :dossier AND ongeldig_op IS NULL;

-- gezag_eind(regio i64, id i64, dossier i64, tot text?, fout i64?, door i64?) -> exec
UPDATE gezag SET tot = COALESCE(:tot, tot), ongeldig_op = :fout, ongeldig_door = :door
WHERE regio = :regio AND id = :id AND dossier = :dossier AND ongeldig_op IS NULL;

-- netwerk_eind(regio i64, id i64, dossier i64, tot text?, fout i64?, door i64?) -> exec
UPDATE netwerk SET tot = COALESCE(:tot, tot), ongeldig_op = :fout, ongeldig_door = :door
WHERE regio = :regio AND id = :id AND dossier = :dossier AND ongeldig_op IS NULL;

-- dier_eind(regio i64, id i64, dossier i64, tot text?, fout i64?, door i64?) -> exec
UPDATE dier SET tot = COALESCE(:tot, tot), ongeldig_op = :fout, ongeldig_door = :door
WHERE regio = :regio AND id = :id AND dossier = :dossier AND ongeldig_op IS NULL;

-- One that was never right has ended too: who asks for members asks for no last day.
-- woont_eind(regio i64, id i64, huishouden i64, tot text?, fout i64?, door i64?) -> exec
UPDATE lidmaatschap SET tot = COALESCE(:tot, tot, van, '0001-01-01'), ongeldig_op = :fout,
  ongeldig_door = :door
WHERE regio = :regio AND id = :id AND huishouden = :huishouden AND ongeldig_op IS NULL;

-- adres_eind(regio i64, id i64, huishouden i64, tot text?, fout i64?, door i64?) -> exec
UPDATE huishouden_adres SET tot = COALESCE(:tot, tot), ongeldig_op = :fout,
  ongeldig_door = :door
WHERE regio = :regio AND id = :id AND huishouden = :huishouden AND ongeldig_op IS NULL;
