-- full scan: a region has few employees, and this is asked by hand
-- doctor_beheerders(regio i64, nu i64, dag text) -> one (n i64)
SELECT count(*) AS n FROM medewerker m WHERE m.regio = :regio AND m.wachtwoord IS NOT NULL
  AND m.van <= :nu AND (m.tot IS NULL OR m.tot > :nu)
  AND EXISTS (SELECT 1 FROM rolrecht r WHERE r.regio = m.regio AND r.rol = m.rol
    AND r.recht = 'medewerker.beheer' AND r.van <= :dag AND (r.tot IS NULL OR r.tot > :dag));

-- doctor_gelijkgesteld(regio i64, van text, tot text) -> one (n i64)
SELECT count(*) AS n FROM kalender WHERE regio = :regio AND atw = 1
  AND datum >= :van AND datum < :tot;

-- full scan: by the key of the journal from its end, and asked by hand
-- doctor_laatste_kopie(regio i64) -> one (tijd i64)
SELECT tijd FROM journaal WHERE regio = :regio AND handeling = 'kopie_maken'
ORDER BY volgnr DESC LIMIT 1;

-- full scan: not one: the last row by the key, LIMIT 1
-- doctor_laatste_regel(regio i64) -> one (tijd i64)
SELECT tijd FROM journaal WHERE regio = :regio ORDER BY volgnr DESC LIMIT 1;

-- full scan: not one: by its key, which is the region
-- doctor_regio(regio i64) -> one (naam text)
SELECT naam FROM regio WHERE regio = :regio;
