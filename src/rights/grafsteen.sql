-- grafsteen(regio i64, soort text, nummer i64) -> one (op i64, artikel text)
SELECT op, artikel FROM vernietigd
WHERE regio = :regio AND soort = :soort AND nummer = :nummer;

-- A tombstone is for whoever has the number: nothing about rights to see.
-- grafsteen_kenmerk(regio i64, kenmerk text) -> one (op i64, artikel text)
SELECT v.op, v.artikel FROM dossier d
JOIN vernietigd v ON v.regio = d.regio AND v.soort = 'dossier' AND v.nummer = d.id
WHERE d.regio = :regio AND d.kenmerk = :kenmerk;

-- full scan: tombstones of dossiers are few
-- grafsteen_laatste(regio i64) -> one (op i64?)
SELECT MAX(op) AS op FROM vernietigd WHERE regio = :regio AND soort = 'dossier';
