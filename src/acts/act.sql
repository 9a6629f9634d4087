-- idempotentie_find(regio i64, sleutel text) -> one (handeling text,
--   medewerker i64, resultaat i64, dossier i64?, inhoud blob)
SELECT handeling, medewerker, resultaat, dossier, inhoud FROM idempotentie
WHERE regio = :regio AND sleutel = :sleutel;

-- idempotentie_insert(regio i64, sleutel text, handeling text,
--   medewerker i64, resultaat i64, dossier i64?, inhoud blob, op i64) -> exec one
INSERT INTO idempotentie (regio, sleutel, handeling, medewerker, resultaat, dossier, inhoud, op)
VALUES (:regio, :sleutel, :handeling, :medewerker, :resultaat, :dossier, :inhoud, :op);
