-- inlees_zoek(regio i64, lijst text, soort text, record text, max i64) -> many (rij i64)
SELECT rij FROM import_rij WHERE regio = :regio AND lijst = :lijst AND soort = :soort
  AND record = :record LIMIT :max;

-- inlees_noteer(regio i64, lijst text, soort text, record text, rij i64, op i64) -> exec one
INSERT INTO import_rij (regio, lijst, soort, record, rij, op)
VALUES (:regio, :lijst, :soort, :record, :rij, :op);

-- inlees_gezag_insert(regio i64, id i64, kind i64, gezaghebber i64?, soort text, van text?,
--   tot text?, bron text, op i64, door i64) -> exec one
INSERT INTO gezag (regio, id, kind, gezaghebber, soort, van, tot, bron, op, door)
VALUES (:regio, :id, :kind, :gezaghebber, :soort, :van, :tot, :bron, :op, :door);

-- inlees_adres_insert(regio i64, id i64, huishouden i64, straat text?, huisnummer text?,
--   postcode text?, woonplaats text?, van text, tot text, bron text, op i64, door i64)
--   -> exec one
INSERT INTO huishouden_adres (regio, id, huishouden, straat, huisnummer, postcode, woonplaats,
  van, tot, bron, op, door)
VALUES (:regio, :id, :huishouden, :straat, :huisnummer, :postcode, :woonplaats, :van, :tot,
  :bron, :op, :door);
