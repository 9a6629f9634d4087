-- medewerker_wie(regio i64, id i64, nu i64, dag text) -> one (inlog text, naam text,
--   rol text, organisatie i64, toetsen i64, rol_naam text, zicht text)
SELECT m.inlog, m.naam, m.rol, m.organisatie, m.toetsen, r.naam AS rol_naam, r.zicht
FROM medewerker m JOIN rol r ON r.regio = m.regio AND r.code = m.rol
WHERE m.regio = :regio AND m.id = :id AND m.van <= :nu AND (m.tot IS NULL OR m.tot > :nu)
  AND r.van <= :dag AND (r.tot IS NULL OR r.tot > :dag);

-- rol_van(regio i64, code text, dag text) -> one (naam text, zicht text)
SELECT naam, zicht FROM rol WHERE regio = :regio AND code = :code
  AND van <= :dag AND (tot IS NULL OR tot > :dag);

-- medewerker_rechten(regio i64, id i64, dag text) -> many (recht text)
SELECT r.recht FROM medewerker m JOIN rolrecht r ON r.regio = m.regio AND r.rol = m.rol
WHERE m.regio = :regio AND m.id = :id AND r.van <= :dag
  AND (r.tot IS NULL OR r.tot > :dag) LIMIT 100;
