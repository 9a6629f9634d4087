-- brp_vraag_insert(regio i64, id i64, dossier i64, persoon i64, grond text, door i64,
--   op i64) -> exec one
INSERT INTO brp_vraag (regio, id, dossier, persoon, grond, door, op)
VALUES (:regio, :id, :dossier, :persoon, :grond, :door, :op);

-- What the BRP said before ends where it says something now.
-- brp_gezag_eind(regio i64, kind i64, tot text) -> exec
UPDATE gezag SET tot = :tot WHERE regio = :regio AND kind = :kind AND bron = 'brp'
  AND tot IS NULL AND ongeldig_op IS NULL;

-- brp_gezag_insert(regio i64, id i64, dossier i64, kind i64, gezaghebber i64?, soort text,
--   van text, op i64, door i64) -> exec one
INSERT INTO gezag (regio, id, dossier, kind, gezaghebber, soort, van, bron, op, door)
VALUES (:regio, :id, :dossier, :kind, :gezaghebber, :soort, :van, 'brp', :op, :door);
