-- idempotentie_find(regio i64, sleutel text) -> one (handeling text,
--   medewerker i64, resultaat i64, dossier i64?)
SELECT handeling, medewerker, resultaat, dossier FROM idempotentie
WHERE regio = :regio AND sleutel = :sleutel;

-- idempotentie_insert(regio i64, sleutel text, handeling text,
--   medewerker i64, resultaat i64, dossier i64?, op i64) -> exec one
INSERT INTO idempotentie (regio, sleutel, handeling, medewerker, resultaat, dossier, op)
VALUES (:regio, :sleutel, :handeling, :medewerker, :resultaat, :dossier, :op);
