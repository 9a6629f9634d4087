-- zoek_kenmerk(regio i64, kenmerk text) -> one (id i64)
SELECT d.id FROM dossier d
WHERE d.regio = :regio AND d.kenmerk = :kenmerk AND {{zicht}};

-- zoek_adres(regio i64, postcode text, huisnummer text, max i64) -> many (id i64)
SELECT id FROM persoon WHERE regio = :regio AND postcode = :postcode
  AND huisnummer = :huisnummer AND samengevoegd IS NULL AND geheim = 0
ORDER BY id DESC LIMIT :max;

-- As with an address: a number is no way to find who is secret.
-- zoek_telefoon(regio i64, telefoon text, max i64) -> many (id i64)
SELECT id FROM persoon WHERE regio = :regio AND telefoon = :telefoon
  AND samengevoegd IS NULL AND geheim = 0 ORDER BY id DESC LIMIT :max;
