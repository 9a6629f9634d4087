-- inlees_zoek(regio i64, lijst text, soort text, record text, max i64) -> many (rij i64)
SELECT rij FROM import_rij WHERE regio = :regio AND lijst = :lijst AND soort = :soort
  AND record = :record LIMIT :max;

-- inlees_noteer(regio i64, lijst text, soort text, record text, rij i64, op i64) -> exec one
INSERT INTO import_rij (regio, lijst, soort, record, rij, op)
VALUES (:regio, :lijst, :soort, :record, :rij, :op);
