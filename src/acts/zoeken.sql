-- zoek_kenmerk(regio i64, kenmerk text) -> one (id i64)
SELECT d.id FROM dossier d
WHERE d.regio = :regio AND d.kenmerk = :kenmerk AND {{zicht}};
