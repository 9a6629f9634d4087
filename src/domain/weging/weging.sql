-- weging_melding(regio i64, melding i64) -> one (ontvangen_op i64, dossier i64)
SELECT ontvangen_op, dossier FROM melding WHERE regio = :regio AND id = :melding;

-- The version of the first weighing: later ones keep it.
-- weging_versie(regio i64, melding i64, vragenlijst text) -> many (versie i64)
SELECT versie FROM weging WHERE regio = :regio AND melding = :melding
  AND vragenlijst = :vragenlijst ORDER BY op, id LIMIT 1;

-- weging_oud(regio i64, melding i64) -> exec
UPDATE weging SET actueel = 0
WHERE regio = :regio AND melding = :melding AND actueel = 1;

-- weging_insert(regio i64, id i64, melding i64, dossier i64, vragenlijst text,
--   versie i64, punten i64, letter text, letter_gekozen text?, afwijking blob?,
--   door i64, nu i64) -> exec one
INSERT INTO weging (regio, id, melding, dossier, vragenlijst, versie, punten, letter,
  letter_gekozen, afwijking, door, op, actueel)
VALUES (:regio, :id, :melding, :dossier, :vragenlijst, :versie, :punten, :letter,
  :letter_gekozen, :afwijking, :door, :nu, 1);

-- weging_antwoord_insert(regio i64, weging i64, vraag text, keuze text, punten i64,
--   reden blob?) -> exec one
INSERT INTO weging_antwoord (regio, weging, vraag, keuze, punten, reden)
VALUES (:regio, :weging, :vraag, :keuze, :punten, :reden);

-- wegingen(regio i64, melding i64, alleen_actueel i64, max i64) -> many (id i64,
--   vragenlijst text, versie i64, punten i64, letter text, letter_gekozen text?,
--   afwijking blob?, door i64, door_naam text?, op i64, actueel i64)
SELECT w.id, w.vragenlijst, w.versie, w.punten, w.letter, w.letter_gekozen,
  w.afwijking, w.door, m.naam AS door_naam, w.op, w.actueel
FROM weging w LEFT JOIN medewerker m ON m.regio = w.regio AND m.id = w.door
WHERE w.regio = :regio AND w.melding = :melding
  AND (:alleen_actueel = 0 OR w.actueel = 1)
ORDER BY w.op DESC, w.actueel DESC, w.id DESC LIMIT :max;

-- weging_antwoorden(regio i64, weging i64) -> many (vraag text, keuze text,
--   punten i64, reden blob?)
SELECT vraag, keuze, punten, reden FROM weging_antwoord
WHERE regio = :regio AND weging = :weging LIMIT 200;
