-- The counts of the menu: open reports, own dossiers, own tasks, as their lists have
-- them. Each walk stops at max.
-- menu_tellen(regio i64, ik i64, max i64) -> one (werk i64, dossiers i64, taken i64)
SELECT (SELECT count(*) FROM (SELECT 1 FROM melding m
    JOIN dossier d ON d.regio = m.regio AND d.id = m.dossier
    WHERE m.regio = :regio AND m.stand = 'open' AND {{zicht}} LIMIT :max) x) AS werk,
  (SELECT count(*) FROM (SELECT 1 FROM dossier d
    WHERE d.regio = :regio AND d.casusregisseur = :ik AND d.stand = 'open'
      AND {{zicht}} LIMIT :max) y) AS dossiers,
  (SELECT count(*) FROM (SELECT 1 FROM taak t
    JOIN dossier d ON d.regio = t.regio AND d.id = t.dossier
    WHERE t.regio = :regio AND t.eigenaar = :ik AND t.klaar_op IS NULL
      AND {{zicht}} LIMIT :max) z) AS taken;
