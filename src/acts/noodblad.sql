-- What a night worker must have on paper: open reports that are a crisis, with
-- direct danger, of letter A, or not yet screened.
-- noodbladen(regio i64, max i64) -> many (dossier i64, kenmerk text)
SELECT DISTINCT d.id AS dossier, d.kenmerk FROM melding m
JOIN dossier d ON d.regio = m.regio AND d.id = m.dossier
WHERE m.regio = :regio AND m.stand = 'open' AND (m.crisis = 1 OR m.voorrang = 1
    OR m.direct_gevaar = 'ja' OR m.letter = 'A' OR m.stap = 'acute_screening') AND {{zicht}}
ORDER BY d.kenmerk LIMIT :max;
