-- medewerker_wie(regio i64, id i64, nu i64) -> one (inlog text, naam text,
--   rol text, organisatie i64, toetsen i64)
SELECT inlog, naam, rol, organisatie, toetsen FROM medewerker
WHERE regio = :regio AND id = :id AND van <= :nu
  AND (tot IS NULL OR tot > :nu);

-- rol_van(regio i64, code text, dag text) -> one (naam text, zicht text)
SELECT naam, zicht FROM rol WHERE regio = :regio AND code = :code
  AND van <= :dag AND (tot IS NULL OR tot > :dag);

-- rol_rechten(regio i64, rol text, dag text) -> many (recht text)
SELECT recht FROM rolrecht WHERE regio = :regio AND rol = :rol
  AND van <= :dag AND (tot IS NULL OR tot > :dag) LIMIT 100;
