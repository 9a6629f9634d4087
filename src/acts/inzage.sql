-- Who looked at a dossier or changed it, newest first.
-- inzage_lijst(regio i64, dossier i64, voor i64, max i64) -> many (volgnr i64, tijd i64,
--   handeling text, actie text, uitkomst text, wie text?, rol text, rol_naam text?,
--   grond text)
SELECT j.volgnr, j.tijd, j.handeling, j.actie, j.uitkomst, w.naam AS wie, j.rol,
  (SELECT r.naam FROM rol r WHERE r.regio = j.regio AND r.code = j.rol
    ORDER BY r.van DESC LIMIT 1) AS rol_naam, j.grond
FROM journaal_object o
JOIN journaal j ON j.regio = o.regio AND j.volgnr = o.volgnr
LEFT JOIN medewerker w ON w.regio = j.regio AND w.id = j.medewerker
WHERE o.regio = :regio AND o.soort = 'dossier' AND o.object = :dossier
  AND o.volgnr < :voor
ORDER BY o.volgnr DESC LIMIT :max;
