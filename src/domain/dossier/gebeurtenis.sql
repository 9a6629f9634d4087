-- gebeurtenis_insert(regio i64, id i64, dossier i64, melding i64?, soort text, op i64,
--   medewerker i64?, tekst blob?, onderwerp i64?) -> exec one
INSERT INTO gebeurtenis (regio, id, dossier, melding, soort, op, medewerker, tekst,
  onderwerp)
VALUES (:regio, :id, :dossier, :melding, :soort, :op, :medewerker, :tekst, :onderwerp);
