-- agenda_wie(regio i64, medewerker i64) -> one (naam text)
SELECT naam FROM medewerker WHERE regio = :regio AND id = :medewerker;

-- full scan: there are never more than some hundreds of employees
-- agenda_team(regio i64, rol text, nu i64) -> many (id i64, naam text)
SELECT id, naam FROM medewerker WHERE regio = :regio AND rol = :rol AND van <= :nu
  AND (tot IS NULL OR tot > :nu) ORDER BY naam, id LIMIT 200;

-- Teams are the roles whose people have clocks and work here.
-- full scan: there are never more than some tens of roles and hundreds of employees
-- agenda_teams(regio i64, dag text, nu i64) -> many (rol text, naam text)
SELECT r.code AS rol, r.naam FROM rol r
WHERE r.regio = :regio AND r.van <= :dag AND (r.tot IS NULL OR r.tot > :dag)
  AND EXISTS (SELECT 1 FROM rolrecht q WHERE q.regio = r.regio AND q.rol = r.code
    AND q.recht = 'termijn' AND q.van <= :dag AND (q.tot IS NULL OR q.tot > :dag))
  AND EXISTS (SELECT 1 FROM medewerker m WHERE m.regio = r.regio AND m.rol = r.code
    AND m.van <= :nu AND (m.tot IS NULL OR m.tot > :nu))
ORDER BY r.naam, r.code LIMIT 100;

-- agenda_termijnen(regio i64, medewerker i64, van i64, tot i64, max i64) -> many (
--   id i64, dossier i64?, norm text, versie i64, start_op i64, op i64, kenmerk text?)
SELECT t.id, t.dossier, t.norm, t.norm_versie AS versie, t.start_op, t.verloopt_op AS op,
  coalesce(d.kenmerk, v.kenmerk) AS kenmerk
FROM termijn t LEFT JOIN dossier d ON d.regio = t.regio AND d.id = t.dossier
LEFT JOIN voorval v ON v.regio = t.regio AND v.id = t.voorval
WHERE t.regio = :regio AND t.eigenaar = :medewerker AND t.stand = 'loopt'
  AND t.verloopt_op >= :van AND t.verloopt_op < :tot AND {{zicht_klok}}
ORDER BY t.verloopt_op, t.id LIMIT :max;

-- agenda_taken(regio i64, medewerker i64, van i64, tot i64, max i64) -> many (id i64,
--   dossier i64, start_op i64, op i64, kenmerk text)
SELECT t.id, t.dossier, t.gemaakt_op AS start_op, t.verloopt_op AS op, d.kenmerk
FROM taak t JOIN dossier d ON d.regio = t.regio AND d.id = t.dossier
WHERE t.regio = :regio AND t.eigenaar = :medewerker AND t.klaar_op IS NULL
  AND t.verloopt_op >= :van AND t.verloopt_op < :tot AND {{zicht}}
ORDER BY t.verloopt_op, t.id LIMIT :max;

-- agenda_adressen(regio i64, medewerker i64) -> many (id i64, gemaakt_op i64)
SELECT id, gemaakt_op FROM agenda_adres
WHERE regio = :regio AND medewerker = :medewerker AND ingetrokken_op IS NULL
ORDER BY id LIMIT 50;

-- agenda_adres_insert(regio i64, id i64, medewerker i64, token blob, nu i64) -> exec one
INSERT INTO agenda_adres (regio, id, medewerker, token, gemaakt_op)
VALUES (:regio, :id, :medewerker, :token, :nu);

-- agenda_adres_intrekken(regio i64, id i64, medewerker i64, nu i64) -> exec
UPDATE agenda_adres SET ingetrokken_op = :nu
WHERE regio = :regio AND id = :id AND medewerker = :medewerker
  AND ingetrokken_op IS NULL;

-- agenda_adres_vind(regio i64, token blob) -> one (medewerker i64)
SELECT medewerker FROM agenda_adres
WHERE regio = :regio AND token = :token AND ingetrokken_op IS NULL;
