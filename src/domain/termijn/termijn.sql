-- termijn_insert(regio i64, id i64, dossier i64, melding i64, persoon i64?, norm text,
--   versie i64, start i64, verloopt i64) -> exec one
INSERT INTO termijn (regio, id, dossier, melding, persoon, norm, norm_versie, start_op,
  verloopt_op, stand)
VALUES (:regio, :id, :dossier, :melding, :persoon, :norm, :versie, :start, :verloopt,
  'loopt');

-- termijn_lopend(regio i64, melding i64) -> many (id i64, persoon i64?, norm text,
--   versie i64, verloopt_op i64)
SELECT id, persoon, norm, norm_versie AS versie, verloopt_op FROM termijn
WHERE regio = :regio AND melding = :melding AND stand = 'loopt' LIMIT 1000;

-- termijn_eind(regio i64, id i64, stand text, op i64, reden text?) -> exec one
UPDATE termijn SET stand = :stand, stop_op = :op, stop_reden = :reden
WHERE regio = :regio AND id = :id AND stand = 'loopt';

-- termijn_rij(regio i64, id i64) -> one (dossier i64, melding i64, persoon i64?,
--   norm text, versie i64, start_op i64, verloopt_op i64, stand text, stop_op i64?,
--   stop_reden text?)
SELECT dossier, melding, persoon, norm, norm_versie AS versie, start_op, verloopt_op,
  stand, stop_op, stop_reden
FROM termijn WHERE regio = :regio AND id = :id;

-- termijn_melding(regio i64, melding i64, max i64) -> many (id i64, dossier i64,
--   persoon i64?, norm text, versie i64, start_op i64, verloopt_op i64, stand text,
--   stop_op i64?, stop_reden text?)
SELECT id, dossier, persoon, norm, norm_versie AS versie, start_op, verloopt_op, stand,
  stop_op, stop_reden
FROM termijn WHERE regio = :regio AND melding = :melding
ORDER BY CASE stand WHEN 'loopt' THEN 0 ELSE 1 END,
  CASE stand WHEN 'loopt' THEN verloopt_op ELSE -stop_op END, id LIMIT :max;

-- termijn_dossier(regio i64, dossier i64, max i64) -> many (id i64, melding i64,
--   persoon i64?, norm text, versie i64, start_op i64, verloopt_op i64, stand text,
--   stop_op i64?, stop_reden text?)
SELECT id, melding, persoon, norm, norm_versie AS versie, start_op, verloopt_op, stand,
  stop_op, stop_reden
FROM termijn WHERE regio = :regio AND dossier = :dossier
ORDER BY CASE stand WHEN 'loopt' THEN 0 ELSE 1 END,
  CASE stand WHEN 'loopt' THEN verloopt_op ELSE -stop_op END, id LIMIT :max;

-- termijn_lijst(regio i64, na_op i64, na_id i64, voor i64, max i64) -> many (id i64,
--   dossier i64, melding i64, persoon i64?, norm text, versie i64, start_op i64,
--   verloopt_op i64, stand text, stop_op i64?, stop_reden text?, kenmerk text,
--   naam text)
SELECT t.id, t.dossier, t.melding, t.persoon, t.norm, t.norm_versie AS versie,
  t.start_op, t.verloopt_op, t.stand, t.stop_op, t.stop_reden, d.kenmerk, d.naam
FROM termijn t JOIN dossier d ON d.regio = t.regio AND d.id = t.dossier
WHERE t.regio = :regio AND t.stand = 'loopt' AND t.verloopt_op >= :na_op
  AND (t.verloopt_op > :na_op OR t.id > :na_id) AND t.verloopt_op < :voor
  AND {{zicht}}
ORDER BY t.verloopt_op, t.id LIMIT :max;
