-- hulp_insert(regio i64, id i64, dossier i64, melding i64, besluit i64?, soort text,
--   organisatie i64, persoon i64?, nu i64, door i64) -> exec one
INSERT INTO hulp (regio, id, dossier, melding, besluit, soort, organisatie, persoon,
  gevraagd_op, gevraagd_door)
VALUES (:regio, :id, :dossier, :melding, :besluit, :soort, :organisatie, :persoon, :nu,
  :door);

-- hulp_rij(regio i64, id i64) -> one (melding i64, dossier i64, soort text,
--   organisatie i64, persoon i64?, gevraagd_op i64, naam text?, aangenomen_op i64?,
--   gestart_op i64?, geweigerd_op i64?, reden blob?)
SELECT h.melding, h.dossier, h.soort, h.organisatie, h.persoon, h.gevraagd_op, d.naam,
  h.aangenomen_op, h.gestart_op, h.geweigerd_op, h.reden
FROM hulp h LEFT JOIN medewerker d ON d.regio = h.regio AND d.id = h.gevraagd_door
WHERE h.regio = :regio AND h.id = :id;

-- hulp_lijst(regio i64, melding i64) -> many (id i64)
SELECT id FROM hulp WHERE regio = :regio AND melding = :melding ORDER BY id LIMIT 50;

-- hulp_stand_set(regio i64, id i64, aangenomen_op i64?, gestart_op i64?,
--   geweigerd_op i64?, reden blob?) -> exec one
UPDATE hulp SET aangenomen_op = :aangenomen_op, gestart_op = :gestart_op,
  geweigerd_op = :geweigerd_op, reden = :reden
WHERE regio = :regio AND id = :id AND gestart_op IS NULL AND geweigerd_op IS NULL;
