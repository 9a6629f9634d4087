-- signaal_vormen(regio i64, dossier i64, max i64) -> many (melding i64, volgnr i64,
--   ontvangen_op i64, vorm text)
SELECT m.id AS melding, m.volgnr, m.ontvangen_op, v.vorm
FROM melding m JOIN melding_vorm v ON v.regio = m.regio AND v.melding = m.id
WHERE m.regio = :regio AND m.dossier = :dossier
ORDER BY m.ontvangen_op DESC, v.vorm LIMIT :max;

-- Does anything lead from somebody to another dossier? Mostly not, and then there is
-- nothing to look for.
-- signaal_elders(regio i64, persoon i64, dossier i64, huishouden i64) -> one (n i64)
SELECT CASE WHEN EXISTS (SELECT 1 FROM lidmaatschap l WHERE l.regio = :regio
    AND l.persoon = :persoon AND l.huishouden <> :huishouden)
  OR EXISTS (SELECT 1 FROM melding_betrokkene b
    JOIN melding n ON n.regio = b.regio AND n.id = b.melding
    WHERE b.regio = :regio AND b.persoon = :persoon AND n.dossier <> :dossier)
  THEN 1 ELSE 0 END AS n;

-- signaal_ander(regio i64, dossier i64, huishouden i64) -> one (n i64)
SELECT CASE WHEN EXISTS (SELECT 1 FROM dossier d WHERE d.regio = :regio
  AND d.huishouden = :huishouden AND d.id <> :dossier) THEN 1 ELSE 0 END AS n;

-- signaal_huizen(regio i64, persoon i64, huishouden i64, max i64) -> many (dossier i64,
--   kenmerk text, naam text)
SELECT d.id AS dossier, d.kenmerk, d.naam FROM dossier d
WHERE d.regio = :regio AND d.huishouden <> :huishouden AND {{zicht}} AND d.huishouden IN (
  SELECT l.huishouden FROM lidmaatschap l WHERE l.regio = :regio AND l.tot IS NULL
    AND l.persoon IN (SELECT :persoon UNION SELECT z.id FROM persoon z
      WHERE z.regio = :regio AND z.samengevoegd = :persoon))
ORDER BY d.id DESC LIMIT :max;

-- Who lives there now and who lived there; a dossier may be in both.
-- signaal_adres(regio i64, huishouden i64, max i64) -> many (dossier i64, kenmerk text,
--   naam text, geopend_op i64)
SELECT d.id AS dossier, d.kenmerk, d.naam, d.geopend_op FROM huishouden h
JOIN huishouden a ON a.regio = h.regio AND a.postcode = h.postcode
  AND a.huisnummer = h.huisnummer AND a.id <> h.id
JOIN dossier d ON d.regio = a.regio AND d.huishouden = a.id
WHERE h.regio = :regio AND h.id = :huishouden AND {{zicht}}
UNION ALL
SELECT d.id AS dossier, d.kenmerk, d.naam, d.geopend_op FROM huishouden h
JOIN huishouden_adres a ON a.regio = h.regio AND a.postcode = h.postcode
  AND a.huisnummer = h.huisnummer AND a.ongeldig_op IS NULL AND a.huishouden <> h.id
JOIN dossier d ON d.regio = a.regio AND d.huishouden = a.huishouden
WHERE h.regio = :regio AND h.id = :huishouden AND {{zicht}}
LIMIT :max;

-- signaal_weg_lijst(regio i64, dossier i64, max i64) -> many (id i64, regel text,
--   sleutel text, reden blob, op i64, door text?)
SELECT s.id, s.regel, s.sleutel, s.reden, s.op, m.naam AS door
FROM signaal_weg s LEFT JOIN medewerker m ON m.regio = s.regio AND m.id = s.door
WHERE s.regio = :regio AND s.dossier = :dossier ORDER BY s.id DESC LIMIT :max;

-- signaal_weg_insert(regio i64, id i64, dossier i64, regel text, sleutel text, reden blob,
--   door i64, op i64) -> exec one
INSERT INTO signaal_weg (regio, id, dossier, regel, sleutel, reden, door, op)
VALUES (:regio, :id, :dossier, :regel, :sleutel, :reden, :door, :op);
