-- melder_insert(regio i64, id i64, melding i64, openheid text, grond text?,
--   uitleg blob?, sleutel i64, identiteit blob?) -> exec one
INSERT INTO melder (regio, id, melding, openheid, grond, grond_uitleg, sleutel,
  identiteit)
VALUES (:regio, :id, :melding, :openheid, :grond, :uitleg, :sleutel, :identiteit);

-- melder_rij(regio i64, melding i64) -> one (id i64, openheid text, grond text?,
--   hoedanigheid text, bekend i64)
SELECT r.id, r.openheid, r.grond, m.hoedanigheid,
  CASE WHEN r.identiteit IS NULL THEN 0 ELSE 1 END AS bekend
FROM melder r JOIN melding m ON m.regio = r.regio AND m.id = r.melding
WHERE r.regio = :regio AND r.melding = :melding;

-- melder_kluis(regio i64, melding i64) -> one (id i64, openheid text, sleutel i64,
--   identiteit blob?, grond_uitleg blob?)
SELECT id, openheid, sleutel, identiteit, grond_uitleg FROM melder
WHERE regio = :regio AND melding = :melding;
