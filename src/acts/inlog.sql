-- full scan: the employees of one region
-- medewerkers_lezen(regio i64, nu i64, dag text, max i64) -> many (id i64, inlog text,
--   naam text, rol text, organisatie text, in_dossiers i64, leest i64)
SELECT m.id, m.inlog, m.naam, m.rol, o.naam AS organisatie,
  CASE WHEN EXISTS (SELECT 1 FROM rolrecht r WHERE r.regio = m.regio AND r.rol = m.rol
    AND r.recht = 'dossier.schrijven' AND r.van <= :dag
    AND (r.tot IS NULL OR r.tot > :dag)) THEN 1 ELSE 0 END AS in_dossiers,
  CASE WHEN EXISTS (SELECT 1 FROM rolrecht r WHERE r.regio = m.regio AND r.rol = m.rol
    AND r.recht = 'dossier.lezen' AND r.van <= :dag
    AND (r.tot IS NULL OR r.tot > :dag)) THEN 1 ELSE 0 END AS leest
FROM medewerker m
JOIN organisatie o ON o.regio = m.regio AND o.id = m.organisatie
WHERE m.regio = :regio AND m.van <= :nu AND (m.tot IS NULL OR m.tot > :nu)
ORDER BY m.naam LIMIT :max;

-- medewerker_inlog(inlog text) -> one (regio i64, id i64)
SELECT regio, id FROM medewerker WHERE inlog = :inlog;

-- medewerker_insert(regio i64, id i64, inlog text, naam text, rol text,
--   organisatie i64, email text?, wachtwoord text?, nu i64) -> exec one
INSERT INTO medewerker (regio, id, inlog, naam, rol, organisatie, email, wachtwoord, van)
VALUES (:regio, :id, :inlog, :naam, :rol, :organisatie, :email, :wachtwoord, :nu);

-- medewerker_update(regio i64, id i64, naam text, rol text, organisatie i64,
--   email text?) -> exec one
UPDATE medewerker SET naam = :naam, rol = :rol, organisatie = :organisatie, email = :email
WHERE regio = :regio AND id = :id;

-- medewerker_toetsen(regio i64, id i64, toetsen i64) -> exec one
UPDATE medewerker SET toetsen = :toetsen WHERE regio = :regio AND id = :id;
