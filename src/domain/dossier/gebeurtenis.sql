-- gebeurtenis_insert(regio i64, id i64, dossier i64, melding i64?, soort text, op i64,
--   medewerker i64?, tekst blob?, onderwerp i64?) -> exec one
INSERT INTO gebeurtenis (regio, id, dossier, melding, soort, op, medewerker, tekst,
  onderwerp)
VALUES (:regio, :id, :dossier, :melding, :soort, :op, :medewerker, :tekst, :onderwerp);

-- gebeurtenis_lijst(regio i64, dossier i64, voor_op i64, voor_id i64, max i64)
--   -> many (id i64, melding i64?, soort text, op i64, medewerker i64?, naam text?,
--   tekst blob?, onderwerp i64?)
SELECT g.id, g.melding, g.soort, g.op, g.medewerker, w.naam, g.tekst, g.onderwerp
FROM gebeurtenis g
LEFT JOIN medewerker w ON w.regio = g.regio AND w.id = g.medewerker
WHERE g.regio = :regio AND g.dossier = :dossier AND g.op <= :voor_op
  AND (g.op < :voor_op OR g.id < :voor_id)
ORDER BY g.op DESC, g.id DESC LIMIT :max;
