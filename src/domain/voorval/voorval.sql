-- voorval_teller_volgende(regio i64, jaar i64) -> exec one
INSERT INTO teller (regio, naam, jaar, stand) VALUES (:regio, 'voorval', :jaar, 1)
ON CONFLICT (regio, naam, jaar) DO UPDATE SET stand = teller.stand + 1;

-- voorval_teller(regio i64, jaar i64) -> one (stand i64)
SELECT stand FROM teller WHERE regio = :regio AND naam = 'voorval' AND jaar = :jaar;

-- voorval_insert(regio i64, id i64, kenmerk text, soort text, op i64, periode text?,
--   sleutel i64, tekst blob?, door i64, nu i64) -> exec one
INSERT INTO voorval (regio, id, kenmerk, soort, op, periode, sleutel, tekst, gemaakt_door,
  gemaakt_op)
VALUES (:regio, :id, :kenmerk, :soort, :op, :periode, :sleutel, :tekst, :door, :nu);

-- voorval_rij(regio i64, id i64) -> one (kenmerk text, soort text, op i64, periode text?,
--   sleutel i64, tekst blob?, door text?, gemaakt_op i64)
SELECT v.kenmerk, v.soort, v.op, v.periode, v.sleutel, v.tekst, m.naam AS door, v.gemaakt_op
FROM voorval v LEFT JOIN medewerker m ON m.regio = v.regio AND m.id = v.gemaakt_door
WHERE v.regio = :regio AND v.id = :id;

-- The last period of which its end was seen.
-- voorval_laatste(regio i64, soort text) -> one (periode text?)
SELECT max(periode) AS periode FROM voorval WHERE regio = :regio AND soort = :soort;

-- Clocks of the organisation: all, or with alles 0 those of wie and what he recorded.
-- voorvallen(regio i64, alles i64, wie i64, max i64) -> many (voorval i64, termijn i64,
--   kenmerk text, soort text, op i64, periode text?, norm text, versie i64, start_op i64,
--   verloopt_op i64, stand text, stop_op i64?, stop_reden text?, eigenaar i64?,
--   geschorst_op i64?, laat_reden text?, eigenaar_naam text?)
SELECT v.id AS voorval, t.id AS termijn, v.kenmerk, v.soort, v.op, v.periode, t.norm,
  t.norm_versie AS versie, t.start_op, t.verloopt_op, t.stand, t.stop_op, t.stop_reden,
  t.eigenaar, t.geschorst_op, t.laat_reden, e.naam AS eigenaar_naam
FROM termijn t JOIN voorval v ON v.regio = t.regio AND v.id = t.voorval
LEFT JOIN medewerker e ON e.regio = t.regio AND e.id = t.eigenaar
WHERE t.regio = :regio AND t.voorval > 0
  AND (:alles = 1 OR t.eigenaar = :wie OR v.gemaakt_door = :wie)
ORDER BY CASE WHEN t.stop_op IS NULL THEN 0 ELSE 1 END,
  CASE WHEN t.stop_op IS NULL THEN t.verloopt_op ELSE -t.stop_op END, t.id LIMIT :max;
