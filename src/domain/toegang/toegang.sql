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

-- toegang_lijst(regio i64, dossier i64, nu i64, max i64) -> many (naam text?, soort text,
--   van i64, tot i64)
SELECT w.naam, t.soort, t.van, t.tot FROM toegang t
LEFT JOIN medewerker w ON w.regio = t.regio AND w.id = t.medewerker
WHERE t.regio = :regio AND t.dossier = :dossier AND t.van <= :nu AND t.tot > :nu
ORDER BY t.van DESC, t.id DESC LIMIT :max;
