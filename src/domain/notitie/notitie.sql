-- notitie_insert(regio i64, id i64, dossier i64, tekst blob, zicht text, persoon i64?,
--   medewerker i64, op i64) -> exec one
INSERT INTO notitie (regio, id, dossier, tekst, zicht, persoon, medewerker, op)
VALUES (:regio, :id, :dossier, :tekst, :zicht, :persoon, :medewerker, :op);

-- A partner reads only what is for partners.
-- notitie_lijst(regio i64, dossier i64, vt i64, max i64) -> many (id i64, tekst blob,
--   zicht text, persoon i64?, medewerker i64, naam text?, op i64)
SELECT n.id, n.tekst, n.zicht, n.persoon, n.medewerker, w.naam, n.op
FROM notitie n
LEFT JOIN medewerker w ON w.regio = n.regio AND w.id = n.medewerker
WHERE n.regio = :regio AND n.dossier = :dossier
  AND (:vt = 1 OR n.zicht = 'team_partners')
ORDER BY n.op DESC, n.id DESC LIMIT :max;
