-- kluis_sleutel(regio i64, melding i64) -> one (sleutel i64)
SELECT sleutel FROM melder WHERE regio = :regio AND melding = :melding;

-- kluis_insert(regio i64, id i64, melding i64, medewerker i64, op i64, grond text,
--   reden blob) -> exec one
INSERT INTO kluis_inzage (regio, id, melding, medewerker, op, grond, reden)
VALUES (:regio, :id, :melding, :medewerker, :op, :grond, :reden);

-- kluis_lijst(regio i64, melding i64, max i64) -> many (id i64, op i64, naam text?,
--   grond text, reden blob)
SELECT k.id, k.op, w.naam, k.grond, k.reden FROM kluis_inzage k
LEFT JOIN medewerker w ON w.regio = k.regio AND w.id = k.medewerker
WHERE k.regio = :regio AND k.melding = :melding ORDER BY k.op DESC, k.id DESC LIMIT :max;
