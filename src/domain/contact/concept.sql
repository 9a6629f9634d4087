-- concept_find(regio i64, soort text, onderwerp i64, medewerker i64) -> one (id i64,
--   versie i64, door i64, sleutel i64, inhoud blob, bewaard_op i64, door_naam text?)
SELECT c.id, c.versie, c.door, c.sleutel, c.inhoud, c.bewaard_op, m.naam AS door_naam
FROM concept c LEFT JOIN medewerker m ON m.regio = c.regio AND m.id = c.door
WHERE c.regio = :regio AND c.soort = :soort AND c.onderwerp = :onderwerp
  AND c.medewerker = :medewerker;

-- concept_insert(regio i64, id i64, soort text, onderwerp i64, medewerker i64,
--   door i64, sleutel i64, inhoud blob, nu i64) -> exec one
INSERT INTO concept (regio, id, soort, onderwerp, medewerker, versie, door, sleutel,
  inhoud, bewaard_op)
VALUES (:regio, :id, :soort, :onderwerp, :medewerker, 1, :door, :sleutel, :inhoud, :nu);

-- concept_update(regio i64, id i64, versie i64, door i64, inhoud blob, nu i64) -> exec one
UPDATE concept SET versie = :versie + 1, door = :door, inhoud = :inhoud, bewaard_op = :nu
WHERE regio = :regio AND id = :id AND versie = :versie;

-- concept_sleutels(regio i64, soort text, onderwerp i64, max i64) -> many (sleutel i64)
SELECT sleutel FROM concept
WHERE regio = :regio AND soort = :soort AND onderwerp = :onderwerp LIMIT :max;

-- concept_delete(regio i64, soort text, onderwerp i64) -> exec
DELETE FROM concept WHERE regio = :regio AND soort = :soort AND onderwerp = :onderwerp;

-- concept_delete_een(regio i64, id i64) -> exec one
DELETE FROM concept WHERE regio = :regio AND id = :id;
