-- klus_insert(regio i64, id i64, soort text, na i64, gegevens text) -> exec one
INSERT INTO klus (regio, id, soort, na, gegevens)
VALUES (:regio, :id, :soort, :na, :gegevens);

-- klus_open(regio i64, nu i64, max i64) -> many (id i64, soort text, poging i64,
--   gegevens text)
SELECT id, soort, poging, gegevens FROM klus
WHERE regio = :regio AND klaar_op IS NULL AND na <= :nu
  AND (claim_tot IS NULL OR claim_tot <= :nu) ORDER BY na, id LIMIT :max;

-- klus_vrij(regio i64, nu i64, max i64) -> many claims (id i64, soort text, poging i64,
--   gegevens text)
SELECT id, soort, poging, gegevens FROM klus
WHERE regio = :regio AND klaar_op IS NULL AND na <= :nu
  AND (claim_tot IS NULL OR claim_tot <= :nu) ORDER BY na, id LIMIT :max;

-- klus_neem(regio i64, id i64, claim text, tot i64, nu i64) -> exec
UPDATE klus SET claim = :claim, claim_tot = :tot, poging = poging + 1
WHERE regio = :regio AND id = :id AND klaar_op IS NULL
  AND (claim_tot IS NULL OR claim_tot <= :nu);

-- klus_poging(regio i64, id i64, claim text) -> many (poging i64)
SELECT poging FROM klus
WHERE regio = :regio AND id = :id AND claim = :claim AND klaar_op IS NULL LIMIT 1;

-- klus_af(regio i64, id i64, nu i64, fout text?) -> exec one
UPDATE klus SET klaar_op = :nu, fout = :fout, claim = NULL, claim_tot = NULL
WHERE regio = :regio AND id = :id;

-- klus_later(regio i64, id i64, na i64, fout text) -> exec one
UPDATE klus SET na = :na, fout = :fout, claim = NULL, claim_tot = NULL
WHERE regio = :regio AND id = :id;
