-- gezag_lijst(regio i64, dossier i64, huishouden i64, max i64) -> many (id i64, kind i64,
--   gezaghebber i64?, instelling blob?, dossier i64?, soort text, van text?, tot text?,
--   bron text)
SELECT g.id, g.kind, g.gezaghebber, g.instelling, g.dossier, g.soort, g.van, g.tot, g.bron
FROM gezag g WHERE g.regio = :regio AND g.ongeldig_op IS NULL AND g.kind IN (
  SELECT x.persoon FROM lidmaatschap x WHERE x.regio = :regio
    AND x.huishouden = :huishouden AND x.tot IS NULL AND x.ongeldig_op IS NULL
  UNION
  SELECT b.persoon FROM melding m
  JOIN melding_betrokkene b ON b.regio = m.regio AND b.melding = m.id
  WHERE m.regio = :regio AND m.dossier = :dossier)
ORDER BY g.kind, g.id LIMIT :max;

-- netwerk_lijst(regio i64, dossier i64, max i64) -> many (id i64, soort text, naam blob,
--   toelichting blob?, steun text, persoon i64?, van text?, tot text?, bron text)
SELECT id, soort, naam, toelichting, steun, persoon, van, tot, bron FROM netwerk
WHERE regio = :regio AND dossier = :dossier AND ongeldig_op IS NULL ORDER BY id LIMIT :max;

-- dier_lijst(regio i64, dossier i64, max i64) -> many (id i64, soort text, gevaarlijk i64,
--   tekst blob?, van text?, tot text?, bron text)
SELECT id, soort, gevaarlijk, tekst, van, tot, bron FROM dier
WHERE regio = :regio AND dossier = :dossier AND ongeldig_op IS NULL ORDER BY id LIMIT :max;

-- adres_lijst(regio i64, huishouden i64, max i64) -> many (id i64, straat text?,
--   huisnummer text?, postcode text?, woonplaats text?, van text?, tot text?, bron text,
--   twijfel text?)
SELECT id, straat, huisnummer, postcode, woonplaats, van, tot, bron, twijfel
FROM huishouden_adres
WHERE regio = :regio AND huishouden = :huishouden AND ongeldig_op IS NULL
ORDER BY COALESCE(tot, '9999'), id LIMIT :max;

-- woont_lijst(regio i64, huishouden i64, max i64) -> many (id i64, persoon i64, rol text,
--   van text?, tot text?, bron text, twijfel text?, geslachtsnaam text, voorvoegsel text,
--   voornamen text, roepnaam text)
SELECT l.id, l.persoon, l.rol, l.van, l.tot, l.bron, l.twijfel, p.geslachtsnaam,
  p.voorvoegsel, p.voornamen, p.roepnaam
FROM lidmaatschap l JOIN persoon p ON p.regio = l.regio AND p.id = l.persoon
WHERE l.regio = :regio AND l.huishouden = :huishouden AND l.ongeldig_op IS NULL
ORDER BY COALESCE(l.tot, '9999') DESC, l.id LIMIT :max;

-- gezag_insert(regio i64, id i64, dossier i64, kind i64, gezaghebber i64?,
--   instelling blob?, soort text, van text?, bron text, op i64, door i64) -> exec one
INSERT INTO gezag (regio, id, dossier, kind, gezaghebber, instelling, soort, van, bron, op,
  door)
VALUES (:regio, :id, :dossier, :kind, :gezaghebber, :instelling, :soort, :van, :bron, :op,
  :door);

-- netwerk_insert(regio i64, id i64, dossier i64, soort text, naam blob, toelichting blob?,
--   steun text, persoon i64?, van text?, bron text, op i64, door i64) -> exec one
INSERT INTO netwerk (regio, id, dossier, soort, naam, toelichting, steun, persoon, van, bron,
  op, door)
VALUES (:regio, :id, :dossier, :soort, :naam, :toelichting, :steun, :persoon, :van, :bron,
  :op, :door);

-- dier_insert(regio i64, id i64, dossier i64, soort text, gevaarlijk i64, tekst blob?,
--   bron text, op i64, door i64) -> exec one
INSERT INTO dier (regio, id, dossier, soort, gevaarlijk, tekst, bron, op, door)
VALUES (:regio, :id, :dossier, :soort, :gevaarlijk, :tekst, :bron, :op, :door);

-- adres_insert(regio i64, id i64, huishouden i64, straat text?, huisnummer text?,
--   postcode text?, woonplaats text?, gemeente text?, van text?, tot text?, bron text,
--   twijfel text?, reden blob?, dossier i64, op i64, door i64) -> exec one
INSERT INTO huishouden_adres (regio, id, huishouden, straat, huisnummer, postcode,
  woonplaats, gemeente, van, tot, bron, twijfel, reden, dossier, op, door)
VALUES (:regio, :id, :huishouden, :straat, :huisnummer, :postcode, :woonplaats, :gemeente,
  :van, :tot, :bron, :twijfel, :reden, :dossier, :op, :door);

-- adres_voorbij(regio i64, huishouden i64, tot text) -> exec
UPDATE huishouden_adres SET tot = :tot
WHERE regio = :regio AND huishouden = :huishouden AND tot IS NULL AND ongeldig_op IS NULL;

-- adres_huishouden(regio i64, id i64, straat text?, huisnummer text?, postcode text?,
--   woonplaats text?, gemeente text?) -> exec one
UPDATE huishouden SET straat = :straat, huisnummer = :huisnummer, postcode = :postcode,
  woonplaats = :woonplaats, gemeente = COALESCE(:gemeente, gemeente), versie = versie + 1
WHERE regio = :regio AND id = :id;

-- woont_insert(regio i64, id i64, huishouden i64, persoon i64, rol text, van text?,
--   tot text?, dossier i64, bron text, twijfel text?, reden blob?, op i64, door i64)
--   -> exec one
INSERT INTO lidmaatschap (regio, id, huishouden, persoon, rol, van, tot, dossier, bron,
  twijfel, reden, op, door)
VALUES (:regio, :id, :huishouden, :persoon, :rol, :van, :tot, :dossier, :bron, :twijfel,
  :reden, :op, :door);

-- woont_van_persoon(regio i64, persoon i64, max i64) -> many (id i64, huishouden i64,
--   van text?, tot text?)
SELECT id, huishouden, van, tot FROM lidmaatschap
WHERE regio = :regio AND ongeldig_op IS NULL AND persoon IN
  (SELECT :persoon UNION SELECT z.id FROM persoon z
    WHERE z.regio = :regio AND z.samengevoegd = :persoon)
ORDER BY id DESC LIMIT :max;
