-- plan_laatste(regio i64, dossier i64, max i64) -> many (id i64, versie i64, stand text,
--   besproken_op i64?, zorgcoordinator text?, door text?, gemaakt_op i64)
SELECT p.id, p.versie, p.stand, p.besproken_op, p.zorgcoordinator, w.naam AS door,
  p.gemaakt_op
FROM plan p LEFT JOIN medewerker w ON w.regio = p.regio AND w.id = p.gemaakt_door
WHERE p.regio = :regio AND p.dossier = :dossier ORDER BY p.versie DESC LIMIT :max;

-- plan_acties(regio i64, plan i64, max i64) -> many (id i64, doel_nr i64, doel blob,
--   actie blob?, wie text, wanneer text?, stand text)
SELECT id, doel_nr, doel, actie, wie, wanneer, stand FROM plan_actie
WHERE regio = :regio AND plan = :plan ORDER BY doel_nr, actie_nr LIMIT :max;

-- plan_vervang(regio i64, dossier i64) -> exec
UPDATE plan SET stand = 'vervangen' WHERE regio = :regio AND dossier = :dossier
  AND stand <> 'vervangen';

-- plan_insert(regio i64, id i64, dossier i64, versie i64, stand text, besproken_op i64?,
--   zorgcoordinator text?, door i64, nu i64) -> exec one
INSERT INTO plan (regio, id, dossier, versie, stand, besproken_op, zorgcoordinator,
  gemaakt_door, gemaakt_op)
VALUES (:regio, :id, :dossier, :versie, :stand, :besproken_op, :zorgcoordinator, :door,
  :nu);

-- plan_actie_insert(regio i64, id i64, plan i64, doel_nr i64, actie_nr i64, doel blob,
--   actie blob?, wie text, wanneer text?, stand text) -> exec one
INSERT INTO plan_actie (regio, id, plan, doel_nr, actie_nr, doel, actie, wie, wanneer,
  stand)
VALUES (:regio, :id, :plan, :doel_nr, :actie_nr, :doel, :actie, :wie, :wanneer, :stand);
