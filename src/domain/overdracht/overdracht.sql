-- overdracht_insert(regio i64, id i64, dossier i64, melding i64, besluit i64?,
--   organisatie i64, contactpersoon blob?, tekst blob, grond text, nu i64, door i64)
--   -> exec one
INSERT INTO overdracht (regio, id, dossier, melding, besluit, organisatie, contactpersoon,
  tekst, grond, aangeboden_op, aangeboden_door)
VALUES (:regio, :id, :dossier, :melding, :besluit, :organisatie, :contactpersoon, :tekst,
  :grond, :nu, :door);

-- overdracht_rij(regio i64, id i64) -> one (melding i64, dossier i64, organisatie i64,
--   contactpersoon blob?, tekst blob, grond text, aangeboden_op i64, naam text?,
--   antwoord text?, beantwoord_op i64?, reden blob?)
SELECT v.melding, v.dossier, v.organisatie, v.contactpersoon, v.tekst, v.grond,
  v.aangeboden_op, d.naam, v.antwoord, v.beantwoord_op, v.reden
FROM overdracht v LEFT JOIN medewerker d ON d.regio = v.regio AND d.id = v.aangeboden_door
WHERE v.regio = :regio AND v.id = :id;

-- overdracht_lijst(regio i64, melding i64) -> many (id i64)
SELECT id FROM overdracht WHERE regio = :regio AND melding = :melding ORDER BY id LIMIT 50;

-- overdracht_wacht(regio i64, melding i64, organisatie i64) -> one (n i64)
SELECT count(*) AS n FROM overdracht
WHERE regio = :regio AND melding = :melding AND organisatie = :organisatie
  AND antwoord IS NULL;

-- overdracht_antwoord_set(regio i64, id i64, antwoord text, nu i64, door i64, reden blob?)
--   -> exec one
UPDATE overdracht SET antwoord = :antwoord, beantwoord_op = :nu, beantwoord_door = :door,
  reden = :reden
WHERE regio = :regio AND id = :id AND antwoord IS NULL;
