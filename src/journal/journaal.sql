-- full scan: not one: the last row by the key, LIMIT 1
-- journaal_last(regio i64) -> one (volgnr i64, hash blob)
SELECT volgnr, hash FROM journaal WHERE regio = :regio
ORDER BY volgnr DESC LIMIT 1;

-- journaal_insert(regio i64, volgnr i64, tijd i64, handeling text, actie text,
--   uitkomst text, medewerker i64?, rol text, herkomst text, grond text,
--   objecten text, detail text, hash blob) -> exec one
INSERT INTO journaal (regio, volgnr, tijd, handeling, actie, uitkomst,
  medewerker, rol, herkomst, grond, objecten, detail, hash)
VALUES (:regio, :volgnr, :tijd, :handeling, :actie, :uitkomst, :medewerker,
  :rol, :herkomst, :grond, :objecten, :detail, :hash);

-- journaal_object_insert(regio i64, soort text, object i64, volgnr i64) -> exec
INSERT INTO journaal_object (regio, soort, object, volgnr)
VALUES (:regio, :soort, :object, :volgnr) ON CONFLICT DO NOTHING;

-- journaal_object_er(regio i64, soort text, object i64, volgnr i64) -> one (n i64)
SELECT count(*) AS n FROM journaal_object
WHERE regio = :regio AND soort = :soort AND object = :object AND volgnr = :volgnr;

-- journaal_from(regio i64, na i64, max i64) -> many (volgnr i64, tijd i64,
--   handeling text, actie text, uitkomst text, medewerker i64?, rol text,
--   herkomst text, grond text, objecten text, detail text, hash blob)
SELECT volgnr, tijd, handeling, actie, uitkomst, medewerker, rol, herkomst,
  grond, objecten, detail, hash
FROM journaal WHERE regio = :regio AND volgnr > :na
ORDER BY volgnr LIMIT :max;
