-- Where mail for this employee goes now.
-- post_adres(regio i64, id i64, nu i64) -> many (email text?)
SELECT email FROM medewerker WHERE regio = :regio AND id = :id AND van <= :nu
  AND (tot IS NULL OR tot > :nu) LIMIT 1;
