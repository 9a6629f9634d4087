-- voorstel_insert(regio i64, id i64, melding i64, persoon i64, kandidaat i64, score i64,
--   redenen text) -> exec
INSERT INTO voorstel (regio, id, melding, persoon, kandidaat, score, redenen, stand)
VALUES (:regio, :id, :melding, :persoon, :kandidaat, :score, :redenen, 'open')
ON CONFLICT (regio, melding, persoon, kandidaat) DO NOTHING;

-- voorstellen_lijst(regio i64, melding i64, max i64) -> many (id i64, persoon i64,
--   kandidaat i64, score i64, redenen text, stand text, op i64?, naam text?)
SELECT v.id, v.persoon, v.kandidaat, v.score, v.redenen, v.stand, v.op, m.naam
FROM voorstel v LEFT JOIN medewerker m ON m.regio = v.regio AND m.id = v.door
WHERE v.regio = :regio AND v.melding = :melding
ORDER BY v.persoon, v.score DESC, v.id LIMIT :max;

-- voorstel_row(regio i64, id i64) -> one (melding i64, persoon i64, kandidaat i64, stand text)
SELECT melding, persoon, kandidaat, stand FROM voorstel WHERE regio = :regio AND id = :id;

-- voorstel_oordeel(regio i64, id i64, stand text, door i64, op i64) -> exec one
UPDATE voorstel SET stand = :stand, door = :door, op = :op
WHERE regio = :regio AND id = :id;
