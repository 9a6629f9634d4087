-- dubbel_insert(regio i64, id i64, een i64, twee i64, bron text, score i64?, redenen text,
--   op i64, door i64) -> exec one
INSERT INTO dubbel (regio, id, een, twee, bron, score, redenen, stand, op, door)
VALUES (:regio, :id, :een, :twee, :bron, :score, :redenen, 'open', :op, :door);

-- dubbel_paar(regio i64, een i64, twee i64, max i64) -> many (id i64)
SELECT id FROM dubbel WHERE regio = :regio AND een = :een AND twee = :twee
  AND stand <> 'los' ORDER BY id LIMIT :max;

-- dubbel_find(regio i64, id i64) -> one (id i64, een i64, twee i64, bron text, score i64?,
--   redenen text, stand text, blijft i64?, sleutel i64?, reden blob?, los_reden blob?,
--   gevraagd_reden blob?, op i64, gevraagd_op i64?, gevraagd_door i64?,
--   besloten_op i64?, los_op i64?, gevraagd_naam text?, besloten_naam text?, los_naam text?)
SELECT d.id, d.een, d.twee, d.bron, d.score, d.redenen, d.stand, d.blijft, d.sleutel,
  d.reden, d.los_reden, d.gevraagd_reden, d.op, d.gevraagd_op, d.gevraagd_door,
  d.besloten_op, d.los_op, g.naam AS gevraagd_naam, b.naam AS besloten_naam, l.naam AS los_naam
FROM dubbel d
LEFT JOIN medewerker g ON g.regio = d.regio AND g.id = d.gevraagd_door
LEFT JOIN medewerker b ON b.regio = d.regio AND b.id = d.besloten_door
LEFT JOIN medewerker l ON l.regio = d.regio AND l.id = d.los_door
WHERE d.regio = :regio AND d.id = :id;

-- dubbel_lijst(regio i64, stand text, na i64, max i64) -> many (id i64, een i64, twee i64,
--   bron text, score i64?, redenen text, op i64, blijft i64?, besloten_op i64?)
SELECT id, een, twee, bron, score, redenen, op, blijft, besloten_op FROM dubbel
WHERE regio = :regio AND stand = :stand AND id > :na ORDER BY id LIMIT :max;

-- dubbel_zet(regio i64, id i64, oud text, stand text, blijft i64?, sleutel i64?,
--   reden blob?, gevraagd_reden blob?, gevraagd_op i64?, gevraagd_door i64?,
--   besloten_op i64?, besloten_door i64?) -> exec one
UPDATE dubbel SET stand = :stand, blijft = :blijft, sleutel = :sleutel, reden = :reden,
  gevraagd_reden = :gevraagd_reden, gevraagd_op = :gevraagd_op,
  gevraagd_door = :gevraagd_door, besloten_op = :besloten_op, besloten_door = :besloten_door
WHERE regio = :regio AND id = :id AND stand = :oud;

-- dubbel_los(regio i64, id i64, los_reden blob?, los_op i64, los_door i64) -> exec one
UPDATE dubbel SET stand = 'los', los_reden = :los_reden, los_op = :los_op,
  los_door = :los_door
WHERE regio = :regio AND id = :id AND stand = 'samen';

-- Who was merged straight into this person.
-- dubbel_kinderen(regio i64, persoon i64, max i64) -> many (kind i64)
SELECT CASE WHEN een = :persoon THEN twee ELSE een END AS kind FROM dubbel
WHERE regio = :regio AND stand = 'samen' AND blijft = :persoon
  AND (een = :persoon OR twee = :persoon) ORDER BY id LIMIT :max;

-- persoon_wordt(regio i64, id i64, samengevoegd i64?) -> exec one
UPDATE persoon SET samengevoegd = :samengevoegd WHERE regio = :regio AND id = :id;

-- persoon_groep(regio i64, wortel i64, max i64) -> many (id i64)
SELECT id FROM persoon WHERE regio = :regio AND samengevoegd = :wortel
ORDER BY id LIMIT :max;

-- dubbel_afgeschermd(regio i64, een i64, twee i64) -> one (n i64)
SELECT COUNT(*) AS n FROM dossier d WHERE d.regio = :regio AND d.afgeschermd = 1
  AND d.id IN (
  SELECT e.id FROM persoon p
  JOIN lidmaatschap l ON l.regio = p.regio AND l.persoon = p.id
  JOIN dossier e ON e.regio = l.regio AND e.huishouden = l.huishouden
  WHERE p.regio = :regio AND (p.id IN (:een, :twee) OR p.samengevoegd IN (:een, :twee))
  UNION
  SELECT m.dossier FROM persoon p
  JOIN melding_betrokkene b ON b.regio = p.regio AND b.persoon = p.id
  JOIN melding m ON m.regio = b.regio AND m.id = b.melding
  WHERE p.regio = :regio AND (p.id IN (:een, :twee) OR p.samengevoegd IN (:een, :twee)));
