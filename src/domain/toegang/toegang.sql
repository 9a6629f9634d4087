-- toegang_kenmerk(regio i64, kenmerk text) -> one (id i64)
SELECT id FROM dossier WHERE regio = :regio AND kenmerk = :kenmerk;

-- toegang_nood_insert(regio i64, id i64, dossier i64, medewerker i64, reden blob,
--   van i64, tot i64) -> exec one
INSERT INTO toegang (regio, id, dossier, medewerker, soort, reden, van, tot, gegeven_door)
VALUES (:regio, :id, :dossier, :medewerker, 'nood', :reden, :van, :tot, :medewerker);

-- toegang_scherm(regio i64, dossier i64, afgeschermd i64) -> exec
UPDATE dossier SET afgeschermd = :afgeschermd, versie = versie + 1
WHERE regio = :regio AND id = :dossier AND afgeschermd <> :afgeschermd;

-- toegang_regisseur(regio i64, dossier i64) -> one (casusregisseur i64?)
SELECT casusregisseur FROM dossier WHERE regio = :regio AND id = :dossier;

-- Who has access by name now: a row for each kind of access.
-- toegang_lijst(regio i64, dossier i64, nu i64, max i64) -> many (naam text?, soort text,
--   van i64, tot i64)
SELECT w.naam, t.soort, t.van, t.tot FROM toegang t
LEFT JOIN medewerker w ON w.regio = t.regio AND w.id = t.medewerker
WHERE t.regio = :regio AND t.dossier = :dossier AND t.van <= :nu AND t.tot > :nu
  AND NOT EXISTS (SELECT 1 FROM afscherming a WHERE a.regio = t.regio
    AND a.dossier = t.dossier AND a.medewerker = t.medewerker AND a.tot > :nu)
ORDER BY t.van DESC, t.id DESC LIMIT :max;

-- Who had it before.
-- toegang_eerder(regio i64, dossier i64, nu i64, max i64) -> many (naam text?, soort text,
--   van i64, tot i64)
SELECT w.naam, t.soort, t.van, t.tot FROM toegang t
LEFT JOIN medewerker w ON w.regio = t.regio AND w.id = t.medewerker
WHERE t.regio = :regio AND t.dossier = :dossier AND t.tot <= :nu
ORDER BY t.tot DESC, t.id DESC LIMIT :max;

-- To whom it is closed by name.
-- toegang_dicht(regio i64, dossier i64, nu i64, max i64) -> many (naam text?, van i64,
--   tot i64)
SELECT w.naam, a.van, a.tot FROM afscherming a
LEFT JOIN medewerker w ON w.regio = a.regio AND w.id = a.medewerker
WHERE a.regio = :regio AND a.dossier = :dossier AND a.tot > :nu
ORDER BY a.van DESC, a.id DESC LIMIT :max;

-- toegang_medewerker(regio i64, id i64) -> one (naam text)
SELECT naam FROM medewerker WHERE regio = :regio AND id = :id;

-- toegang_dicht_insert(regio i64, id i64, dossier i64, medewerker i64, van i64, tot i64,
--   door i64) -> exec one
INSERT INTO afscherming (regio, id, dossier, medewerker, van, tot, gegeven_door)
VALUES (:regio, :id, :dossier, :medewerker, :van, :tot, :door);

-- What was said to him of its clocks is not counted any more.
-- toegang_zwijg(regio i64, dossier i64, medewerker i64, nu i64) -> exec
UPDATE waarschuwing SET gezien_op = :nu WHERE regio = :regio AND dossier = :dossier
  AND ontvanger = :medewerker AND gezien_op IS NULL;

-- Of one employee, or of all (0).
-- toegang_dicht_eindig(regio i64, dossier i64, medewerker i64, nu i64) -> exec
UPDATE afscherming SET tot = :nu WHERE regio = :regio AND dossier = :dossier
  AND tot > :nu AND (:medewerker = 0 OR medewerker = :medewerker);

-- Every access of this employee.
-- toegang_eindig(regio i64, dossier i64, medewerker i64, nu i64) -> exec
UPDATE toegang SET tot = :nu WHERE regio = :regio AND dossier = :dossier
  AND medewerker = :medewerker AND tot > :nu;
