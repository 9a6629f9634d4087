-- taak_insert(regio i64, id i64, dossier i64, melding i64?, soort text, onderwerp i64?,
--   tekst blob, eigenaar i64?, verloopt_op i64?, door i64, nu i64) -> exec one
INSERT INTO taak (regio, id, dossier, melding, soort, onderwerp, tekst, eigenaar,
  verloopt_op, gemaakt_door, gemaakt_op)
VALUES (:regio, :id, :dossier, :melding, :soort, :onderwerp, :tekst, :eigenaar,
  :verloopt_op, :door, :nu);

-- taak_klaar_set(regio i64, id i64, nu i64, door i64) -> exec
UPDATE taak SET klaar_op = :nu, klaar_door = :door
WHERE regio = :regio AND id = :id AND klaar_op IS NULL;

-- taak_klaar_wis(regio i64, id i64) -> exec
UPDATE taak SET klaar_op = NULL, klaar_door = NULL
WHERE regio = :regio AND id = :id AND klaar_op IS NOT NULL;

-- taak_soort_klaar(regio i64, dossier i64, melding i64, soort text, onderwerp i64,
--   nu i64, door i64) -> exec
UPDATE taak SET klaar_op = :nu, klaar_door = :door
WHERE regio = :regio AND dossier = :dossier AND melding = :melding AND soort = :soort
  AND klaar_op IS NULL AND (:onderwerp = 0 OR onderwerp = :onderwerp);

-- taak_soort_eigenaar(regio i64, dossier i64, melding i64, soort text, eigenaar i64?,
--   verloopt_op i64?) -> exec
UPDATE taak SET eigenaar = coalesce(:eigenaar, eigenaar),
  verloopt_op = coalesce(:verloopt_op, verloopt_op)
WHERE regio = :regio AND dossier = :dossier AND melding = :melding AND soort = :soort
  AND klaar_op IS NULL;

-- taak_rij(regio i64, id i64) -> one (dossier i64, melding i64?, soort text,
--   onderwerp i64?, eigenaar i64?, eigenaar_naam text?, verloopt_op i64?,
--   gemaakt_op i64, klaar_op i64?, kenmerk text, naam text)
SELECT t.dossier, t.melding, t.soort, t.onderwerp, t.eigenaar, e.naam AS eigenaar_naam,
  t.verloopt_op, t.gemaakt_op, t.klaar_op, d.kenmerk, d.naam
FROM taak t JOIN dossier d ON d.regio = t.regio AND d.id = t.dossier
LEFT JOIN medewerker e ON e.regio = t.regio AND e.id = t.eigenaar
WHERE t.regio = :regio AND t.id = :id;

-- taak_dossier(regio i64, dossier i64, max i64) -> many (id i64, melding i64?,
--   soort text, onderwerp i64?, tekst blob, eigenaar i64?, eigenaar_naam text?,
--   verloopt_op i64?, gemaakt_op i64, klaar_op i64?, kenmerk text, naam text)
SELECT t.id, t.melding, t.soort, t.onderwerp, t.tekst, t.eigenaar,
  e.naam AS eigenaar_naam, t.verloopt_op, t.gemaakt_op, t.klaar_op, d.kenmerk, d.naam
FROM taak t JOIN dossier d ON d.regio = t.regio AND d.id = t.dossier
LEFT JOIN medewerker e ON e.regio = t.regio AND e.id = t.eigenaar
WHERE t.regio = :regio AND t.dossier = :dossier LIMIT :max;

-- taak_eigen(regio i64, eigenaar i64, max i64) -> many (id i64, dossier i64,
--   melding i64?, soort text, onderwerp i64?, tekst blob, eigenaar_naam text?,
--   verloopt_op i64?, gemaakt_op i64, kenmerk text, naam text, sleutel i64)
SELECT t.id, t.dossier, t.melding, t.soort, t.onderwerp, t.tekst,
  e.naam AS eigenaar_naam, t.verloopt_op, t.gemaakt_op, d.kenmerk, d.naam, d.sleutel
FROM taak t JOIN dossier d ON d.regio = t.regio AND d.id = t.dossier
LEFT JOIN medewerker e ON e.regio = t.regio AND e.id = t.eigenaar
WHERE t.regio = :regio AND t.eigenaar = :eigenaar AND t.klaar_op IS NULL AND {{zicht}}
ORDER BY coalesce(t.verloopt_op, 9223372036854775807), t.id LIMIT :max;
