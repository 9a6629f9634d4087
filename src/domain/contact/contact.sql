-- contact_insert(regio i64, id i64, bron text, nu i64, medewerker i64, advies i64?) -> exec one
INSERT INTO contact (regio, id, bron, begonnen_op, medewerker, stand, advies)
VALUES (:regio, :id, :bron, :nu, :medewerker, 'concept', :advies);

-- contact_find(regio i64, id i64) -> one (id i64, bron text, begonnen_op i64,
--   medewerker i64, stand text, advies i64?, afgerond_op i64?, medewerker_naam text?)
SELECT c.id, c.bron, c.begonnen_op, c.medewerker, c.stand, c.advies, c.afgerond_op,
  m.naam AS medewerker_naam
FROM contact c LEFT JOIN medewerker m ON m.regio = c.regio AND m.id = c.medewerker
WHERE c.regio = :regio AND c.id = :id;

-- contact_stand(regio i64, id i64, stand text, nu i64) -> exec one
UPDATE contact SET stand = :stand, afgerond_op = :nu
WHERE regio = :regio AND id = :id AND stand = 'concept';

-- contacten_open(regio i64, wie i64, max i64) -> many (id i64, bron text,
--   begonnen_op i64, medewerker i64, medewerker_naam text?, bewaard_op i64?, hoedanigheid text?)
SELECT c.id, c.bron, c.begonnen_op, c.medewerker, m.naam AS medewerker_naam, k.bewaard_op,
  k.hoedanigheid
FROM contact c
LEFT JOIN medewerker m ON m.regio = c.regio AND m.id = c.medewerker
LEFT JOIN concept k ON k.regio = c.regio AND k.soort = 'gesprek' AND k.onderwerp = c.id
  AND k.medewerker = 0
WHERE c.regio = :regio AND c.stand = 'concept'
ORDER BY CASE WHEN c.medewerker = :wie THEN 0 ELSE 1 END, c.begonnen_op, c.id LIMIT :max;

-- The draft of all who work on it; there is none before something was typed.
-- contact_beller(regio i64, contact i64, hoedanigheid text?) -> exec
UPDATE concept SET hoedanigheid = :hoedanigheid
WHERE regio = :regio AND soort = 'gesprek' AND onderwerp = :contact AND medewerker = 0;
