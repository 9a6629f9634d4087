-- inlog_find(regio i64, inlog text, nu i64) -> one (id i64, wachtwoord text?,
--   fouten i64, geblokkeerd_tot i64?)
SELECT id, wachtwoord, fouten, geblokkeerd_tot FROM medewerker
WHERE regio = :regio AND inlog = :inlog AND van <= :nu
  AND (tot IS NULL OR tot > :nu);

-- inlog_tel(regio i64, id i64, fouten i64, geblokkeerd_tot i64?) -> exec one
UPDATE medewerker SET fouten = :fouten, geblokkeerd_tot = :geblokkeerd_tot
WHERE regio = :regio AND id = :id;

-- wachtwoord_zet(regio i64, id i64, wachtwoord text) -> exec one
UPDATE medewerker SET wachtwoord = :wachtwoord, fouten = 0,
  geblokkeerd_tot = NULL
WHERE regio = :regio AND id = :id;

-- sessie_insert(regio i64, id i64, token blob, medewerker i64, nu i64,
--   eindigt_op i64) -> exec one
INSERT INTO sessie (regio, id, token, medewerker, begonnen_op, gezien_op, eindigt_op)
VALUES (:regio, :id, :token, :medewerker, :nu, :nu, :eindigt_op);

-- Who works here no longer has no session. In one trip with his rights.
-- sessie_wie(regio i64, token blob, nu i64, dag text) -> one (id i64, medewerker i64,
--   gezien_op i64, eindigt_op i64, inlog text, naam text, rol text, organisatie i64,
--   toetsen i64, rol_naam text, zicht text)
SELECT s.id, s.medewerker, s.gezien_op, s.eindigt_op, m.inlog, m.naam, m.rol,
  m.organisatie, m.toetsen, r.naam AS rol_naam, r.zicht
FROM sessie s JOIN medewerker m ON m.regio = s.regio AND m.id = s.medewerker
JOIN rol r ON r.regio = m.regio AND r.code = m.rol
WHERE s.regio = :regio AND s.token = :token
  AND m.van <= :nu AND (m.tot IS NULL OR m.tot > :nu)
  AND r.van <= :dag AND (r.tot IS NULL OR r.tot > :dag);

-- sessie_rechten(regio i64, token blob, dag text) -> many (recht text)
SELECT r.recht FROM sessie s JOIN medewerker m ON m.regio = s.regio AND m.id = s.medewerker
JOIN rolrecht r ON r.regio = m.regio AND r.rol = m.rol
WHERE s.regio = :regio AND s.token = :token AND r.van <= :dag
  AND (r.tot IS NULL OR r.tot > :dag) LIMIT 100;

-- sessie_gezien(regio i64, id i64, nu i64) -> exec
UPDATE sessie SET gezien_op = :nu WHERE regio = :regio AND id = :id;

-- sessie_delete(regio i64, id i64) -> exec
DELETE FROM sessie WHERE regio = :regio AND id = :id;

-- sessie_andere_delete(regio i64, medewerker i64, behalve i64) -> exec
DELETE FROM sessie WHERE regio = :regio AND medewerker = :medewerker AND id <> :behalve;

-- sessie_opruimen(regio i64, medewerker i64, nu i64) -> exec
DELETE FROM sessie WHERE regio = :regio AND medewerker = :medewerker
  AND eindigt_op < :nu;

-- inlog_adres_find(regio i64, adres text) -> one (fouten i64, op i64)
SELECT fouten, op FROM inlog_adres WHERE regio = :regio AND adres = :adres;

-- inlog_adres_zet(regio i64, adres text, fouten i64, op i64) -> exec one
INSERT INTO inlog_adres (regio, adres, fouten, op) VALUES (:regio, :adres, :fouten, :op)
ON CONFLICT (regio, adres) DO UPDATE SET fouten = :fouten, op = :op;

-- inlog_adres_opruimen(regio i64, voor i64) -> exec
DELETE FROM inlog_adres WHERE regio = :regio AND op < :voor;

-- inlog_bekend_find(regio i64, medewerker i64, adres text) -> one (op i64)
SELECT op FROM inlog_bekend
WHERE regio = :regio AND medewerker = :medewerker AND adres = :adres;

-- inlog_bekend_zet(regio i64, medewerker i64, adres text, op i64) -> exec one
INSERT INTO inlog_bekend (regio, medewerker, adres, op)
VALUES (:regio, :medewerker, :adres, :op)
ON CONFLICT (regio, medewerker, adres) DO UPDATE SET op = :op;

-- inlog_bekend_opruimen(regio i64, medewerker i64, voor i64) -> exec
DELETE FROM inlog_bekend
WHERE regio = :regio AND medewerker = :medewerker AND op < :voor;
