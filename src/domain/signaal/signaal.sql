-- signaal_vormen(regio i64, dossier i64, max i64) -> many (melding i64, volgnr i64,
--   ontvangen_op i64, vorm text)
SELECT m.id AS melding, m.volgnr, m.ontvangen_op, v.vorm
FROM melding m JOIN melding_vorm v ON v.regio = m.regio AND v.melding = m.id
WHERE m.regio = :regio AND m.dossier = :dossier
ORDER BY m.ontvangen_op DESC, v.vorm LIMIT :max;

-- signaal_nieuwste(regio i64, dossier i64) -> one (melding i64, ontvangen_op i64)
SELECT COALESCE(MAX(id), 0) AS melding, COALESCE(MAX(ontvangen_op), 0) AS ontvangen_op
FROM melding WHERE regio = :regio AND dossier = :dossier;

-- signaal_huizen(regio i64, persoon i64, huishouden i64, max i64) -> many (dossier i64,
--   kenmerk text, naam text)
SELECT d.id AS dossier, d.kenmerk, d.naam FROM dossier d
WHERE d.regio = :regio AND d.huishouden <> :huishouden AND {{zicht}} AND d.huishouden IN (
  SELECT l.huishouden FROM lidmaatschap l WHERE l.regio = :regio AND l.tot IS NULL
    AND l.persoon IN (SELECT :persoon UNION SELECT z.id FROM persoon z
      WHERE z.regio = :regio AND z.samengevoegd = :persoon))
ORDER BY d.id DESC LIMIT :max;

-- signaal_adres(regio i64, huishouden i64, max i64) -> many (dossier i64, kenmerk text,
--   naam text, geopend_op i64)
SELECT d.id AS dossier, d.kenmerk, d.naam, d.geopend_op FROM dossier d
WHERE d.regio = :regio AND d.huishouden <> :huishouden AND {{zicht}} AND d.huishouden IN (
  SELECT a.id FROM huishouden h JOIN huishouden a ON a.regio = h.regio
    AND a.postcode = h.postcode AND a.huisnummer = h.huisnummer
  WHERE h.regio = :regio AND h.id = :huishouden
  UNION
  SELECT a.huishouden FROM huishouden h JOIN huishouden_adres a ON a.regio = h.regio
    AND a.postcode = h.postcode AND a.huisnummer = h.huisnummer
    AND a.ongeldig_op IS NULL
  WHERE h.regio = :regio AND h.id = :huishouden)
ORDER BY d.id DESC LIMIT :max;

-- signaal_weg_lijst(regio i64, dossier i64, max i64) -> many (id i64, regel text,
--   sleutel text, reden blob, op i64, door text?)
SELECT s.id, s.regel, s.sleutel, s.reden, s.op, m.naam AS door
FROM signaal_weg s LEFT JOIN medewerker m ON m.regio = s.regio AND m.id = s.door
WHERE s.regio = :regio AND s.dossier = :dossier ORDER BY s.id DESC LIMIT :max;

-- signaal_weg_insert(regio i64, id i64, dossier i64, regel text, sleutel text, reden blob,
--   door i64, op i64) -> exec one
INSERT INTO signaal_weg (regio, id, dossier, regel, sleutel, reden, door, op)
VALUES (:regio, :id, :dossier, :regel, :sleutel, :reden, :door, :op);
