-- Reports behind a figure, in the order of receipt, as far as the asker sees
-- the dossier.
-- cijfer_meldingen(regio i64, van i64, tot i64, gemeente text?, crisis i64,
--   na_op i64, na i64, max i64) -> many (id i64, dossier i64, volgnr i64,
--   ontvangen_op i64, kenmerk text, gemeente text?, stand text, crisis i64)
SELECT m.id, m.dossier, m.volgnr, m.ontvangen_op, d.kenmerk, m.gemeente,
  m.stand, m.crisis
FROM melding m JOIN dossier d ON d.regio = m.regio AND d.id = m.dossier
WHERE m.regio = :regio AND m.ontvangen_op >= :van AND m.ontvangen_op < :tot
  AND (:gemeente IS NULL OR m.gemeente = :gemeente)
  AND (:crisis = 0 OR m.crisis = 1)
  AND (m.ontvangen_op > :na_op OR (m.ontvangen_op = :na_op AND m.id > :na))
  AND {{zicht}}
ORDER BY m.ontvangen_op, m.id LIMIT :max;

-- cijfer_plaats(regio i64, id i64) -> one (ontvangen_op i64)
SELECT ontvangen_op FROM melding WHERE regio = :regio AND id = :id;

-- journaal_blad(regio i64, voor i64, max i64) -> many (volgnr i64, tijd i64,
--   handeling text, actie text, uitkomst text, medewerker i64?, wie text?,
--   rol text, herkomst text, grond text, objecten text, detail text)
SELECT j.volgnr, j.tijd, j.handeling, j.actie, j.uitkomst, j.medewerker,
  w.naam AS wie, j.rol, j.herkomst, j.grond, j.objecten, j.detail
FROM journaal j LEFT JOIN medewerker w ON w.regio = j.regio AND w.id = j.medewerker
WHERE j.regio = :regio AND j.volgnr < :voor
ORDER BY j.volgnr DESC LIMIT :max;

-- journaal_van_medewerker(regio i64, medewerker i64, voor i64, max i64) -> many
--   (as journaal_blad)
SELECT j.volgnr, j.tijd, j.handeling, j.actie, j.uitkomst, j.medewerker,
  w.naam AS wie, j.rol, j.herkomst, j.grond, j.objecten, j.detail
FROM journaal j LEFT JOIN medewerker w ON w.regio = j.regio AND w.id = j.medewerker
WHERE j.regio = :regio AND j.medewerker = :medewerker AND j.volgnr < :voor
ORDER BY j.volgnr DESC LIMIT :max;

-- journaal_van_object(regio i64, soort text, object i64, voor i64, max i64) -> many
--   (as journaal_blad)
SELECT j.volgnr, j.tijd, j.handeling, j.actie, j.uitkomst, j.medewerker,
  w.naam AS wie, j.rol, j.herkomst, j.grond, j.objecten, j.detail
FROM journaal_object o
JOIN journaal j ON j.regio = o.regio AND j.volgnr = o.volgnr
LEFT JOIN medewerker w ON w.regio = j.regio AND w.id = j.medewerker
WHERE o.regio = :regio AND o.soort = :soort AND o.object = :object
  AND o.volgnr < :voor
ORDER BY o.volgnr DESC LIMIT :max;

-- full scan: the roles of one region
-- journaal_rollen(regio i64, max i64) -> many (code text, naam text)
SELECT code, naam FROM rol WHERE regio = :regio ORDER BY code, van DESC LIMIT :max;

-- journaal_medewerker(regio i64, id i64) -> one (naam text)
SELECT naam FROM medewerker WHERE regio = :regio AND id = :id;

-- journaal_dossier(regio i64, id i64) -> one (kenmerk text)
SELECT kenmerk FROM dossier WHERE regio = :regio AND id = :id;

-- journaal_kenmerk(regio i64, kenmerk text) -> one (id i64)
SELECT id FROM dossier WHERE regio = :regio AND kenmerk = :kenmerk;

-- journaal_melding(regio i64, id i64) -> one (kenmerk text, volgnr i64)
SELECT d.kenmerk, m.volgnr FROM melding m
JOIN dossier d ON d.regio = m.regio AND d.id = m.dossier
WHERE m.regio = :regio AND m.id = :id;

-- journaal_advies(regio i64, id i64) -> one (kenmerk text)
SELECT kenmerk FROM advies WHERE regio = :regio AND id = :id;

-- journaal_persoon(regio i64, id i64) -> one (voornamen text, roepnaam text,
--   voorvoegsel text, geslachtsnaam text, geboren text?)
SELECT voornamen, roepnaam, voorvoegsel, geslachtsnaam, geboren
FROM persoon WHERE regio = :regio AND id = :id;

-- journaal_personen(regio i64, dossier i64, max i64) -> many (id i64,
--   voornamen text, roepnaam text, voorvoegsel text, geslachtsnaam text,
--   geboren text?)
SELECT p.id, p.voornamen, p.roepnaam, p.voorvoegsel, p.geslachtsnaam, p.geboren
FROM persoon p WHERE p.regio = :regio AND p.id IN (
  SELECT l.persoon FROM dossier d
  JOIN lidmaatschap l ON l.regio = d.regio AND l.huishouden = d.huishouden
  WHERE d.regio = :regio AND d.id = :dossier
  UNION SELECT b.persoon FROM melding m
  JOIN melding_betrokkene b ON b.regio = m.regio AND b.melding = m.id
  WHERE m.regio = :regio AND m.dossier = :dossier)
ORDER BY p.geboren, p.id LIMIT :max;
