-- vto_insert(regio i64, id i64, dossier i64, melding i64, besluit i64?, reden blob, nu i64,
--   door i64) -> exec one
INSERT INTO vto (regio, id, dossier, melding, besluit, reden, geregistreerd_op,
  geregistreerd_door)
VALUES (:regio, :id, :dossier, :melding, :besluit, :reden, :nu, :door);

-- vto_rij(regio i64, id i64) -> one (melding i64, dossier i64, reden blob,
--   geregistreerd_op i64, naam text?, verzonden_op i64?, college_op i64?)
SELECT v.melding, v.dossier, v.reden, v.geregistreerd_op, d.naam, v.verzonden_op,
  v.college_op
FROM vto v LEFT JOIN medewerker d ON d.regio = v.regio AND d.id = v.geregistreerd_door
WHERE v.regio = :regio AND v.id = :id;

-- vto_lijst(regio i64, melding i64) -> many (id i64)
SELECT id FROM vto WHERE regio = :regio AND melding = :melding ORDER BY id LIMIT 50;

-- vto_verzonden_set(regio i64, id i64, nu i64) -> exec one
UPDATE vto SET verzonden_op = :nu, college_op = :nu
WHERE regio = :regio AND id = :id AND verzonden_op IS NULL;
