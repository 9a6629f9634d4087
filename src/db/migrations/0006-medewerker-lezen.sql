-- Who reads the list of employees: a right, which a partner does not have.
INSERT INTO rolrecht (regio, rol, recht, van)
SELECT regio, rol, 'medewerker.lezen', MIN(van) FROM rolrecht
WHERE recht IN ('dossier.lezen', 'journaal.lezen', 'medewerker.beheer')
  AND NOT EXISTS (SELECT 1 FROM rolrecht w WHERE w.regio = rolrecht.regio
    AND w.rol = rolrecht.rol AND w.recht = 'medewerker.lezen')
GROUP BY regio, rol;
