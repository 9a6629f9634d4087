-- overleg_insert(regio i64, id i64, soort text, begint_op i64, eindigt_op i64) -> exec one
INSERT INTO overleg (regio, id, soort, begint_op, eindigt_op, stand)
VALUES (:regio, :id, :soort, :begint_op, :eindigt_op, 'gepland');

-- overleg_op(regio i64, soort text, begint_op i64) -> one (n i64)
SELECT count(*) AS n FROM overleg
WHERE regio = :regio AND soort = :soort AND begint_op = :begint_op;

-- overleg_deelnemer_insert(regio i64, overleg i64, organisatie i64) -> exec one
INSERT INTO overleg_deelnemer (regio, overleg, organisatie, aanwezig)
VALUES (:regio, :overleg, :organisatie, 0);

-- overleg_rij(regio i64, id i64) -> one (soort text, begint_op i64, eindigt_op i64,
--   voorzitter i64?, voorzitter_naam text?, stand text, geopend_op i64?, gesloten_op i64?)
SELECT o.soort, o.begint_op, o.eindigt_op, o.voorzitter, m.naam AS voorzitter_naam,
  o.stand, o.geopend_op, o.gesloten_op
FROM overleg o LEFT JOIN medewerker m ON m.regio = o.regio AND m.id = o.voorzitter
WHERE o.regio = :regio AND o.id = :id;

-- overleg_deelnemers(regio i64, overleg i64) -> many (organisatie i64, aanwezig i64)
SELECT organisatie, aanwezig FROM overleg_deelnemer
WHERE regio = :regio AND overleg = :overleg LIMIT 100;

-- overleg_genodigd(regio i64, overleg i64, organisatie i64) -> one (n i64)
SELECT count(*) AS n FROM overleg_deelnemer
WHERE regio = :regio AND overleg = :overleg AND organisatie = :organisatie;

-- full scan: a region has some two hundred meetings a year, looked at by order
-- full scan: the meetings of one region, newest first, LIMIT
-- overleggen(regio i64, alle i64, organisatie i64, nog i64, max i64) -> many (id i64,
--   soort text, begint_op i64, eindigt_op i64, stand text, voorzitter_naam text?,
--   punten i64, besloten i64, aangehouden i64)
SELECT o.id, o.soort, o.begint_op, o.eindigt_op, o.stand, m.naam AS voorzitter_naam,
  (SELECT count(*) FROM overleg_punt p WHERE p.regio = o.regio AND p.overleg = o.id)
    AS punten,
  (SELECT count(*) FROM overleg_punt p WHERE p.regio = o.regio AND p.overleg = o.id
    AND p.stand = 'besloten') AS besloten,
  (SELECT count(*) FROM overleg_punt p WHERE p.regio = o.regio AND p.overleg = o.id
    AND p.stand = 'aangehouden') AS aangehouden
FROM overleg o LEFT JOIN medewerker m ON m.regio = o.regio AND m.id = o.voorzitter
WHERE o.regio = :regio
  AND (:alle = 1 OR EXISTS (SELECT 1 FROM overleg_deelnemer e WHERE e.regio = o.regio
    AND e.overleg = o.id AND e.organisatie = :organisatie))
  AND ((:nog = 1 AND o.stand <> 'gesloten') OR (:nog = 0 AND o.stand = 'gesloten'))
ORDER BY CASE WHEN :nog = 1 THEN o.begint_op ELSE -o.begint_op END, o.id LIMIT :max;

-- full scan: as above
-- overleg_bezig(regio i64, soort text) -> one (n i64)
SELECT count(*) AS n FROM overleg
WHERE regio = :regio AND soort = :soort AND stand = 'bezig';

-- overleg_open(regio i64, id i64, voorzitter i64, nu i64) -> exec one
UPDATE overleg SET stand = 'bezig', voorzitter = :voorzitter, geopend_op = :nu
WHERE regio = :regio AND id = :id AND stand = 'gepland';

-- overleg_dicht(regio i64, id i64, nu i64) -> exec one
UPDATE overleg SET stand = 'gesloten', gesloten_op = :nu
WHERE regio = :regio AND id = :id AND stand = 'bezig';

-- overleg_aanwezig_set(regio i64, overleg i64, organisatie i64, aanwezig i64) -> exec
UPDATE overleg_deelnemer SET aanwezig = :aanwezig
WHERE regio = :regio AND overleg = :overleg AND organisatie = :organisatie;

-- The list that builds itself. Without the cases that are on an agenda already.
-- overleg_live(regio i64, niet_op i64, max i64) -> many (melding i64, dossier i64,
--   sleutel i64, kenmerk text, naam text, gemeente text?, letter text?, punten i64?,
--   kinderen i64, ontvangen_op i64, crisis i64)
SELECT m.id AS melding, d.id AS dossier, d.sleutel, d.kenmerk, d.naam, m.gemeente,
  m.letter, m.punten, m.kinderen, m.ontvangen_op, m.crisis
FROM melding m JOIN dossier d ON d.regio = m.regio AND d.id = m.dossier
WHERE m.regio = :regio AND m.op_lijst = 1 AND m.stand = 'open' AND {{zicht}}
  AND NOT EXISTS (SELECT 1 FROM overleg_punt p WHERE p.regio = m.regio
    AND p.overleg = :niet_op AND p.melding = m.id)
ORDER BY m.crisis DESC,
  CASE m.letter WHEN 'A' THEN 1 WHEN 'B' THEN 2 WHEN 'C' THEN 3 ELSE 4 END,
  coalesce(m.punten, 0) DESC, m.ontvangen_op, m.id LIMIT :max;

-- overleg_live_aantal(regio i64, niet_op i64) -> one (n i64)
SELECT count(*) AS n
FROM melding m JOIN dossier d ON d.regio = m.regio AND d.id = m.dossier
WHERE m.regio = :regio AND m.op_lijst = 1 AND m.stand = 'open' AND {{zicht}}
  AND NOT EXISTS (SELECT 1 FROM overleg_punt p WHERE p.regio = m.regio
    AND p.overleg = :niet_op AND p.melding = m.id);

-- overleg_agenda(regio i64, overleg i64, max i64) -> many (melding i64, dossier i64,
--   sleutel i64, volgnr i64, kenmerk text, naam text, gemeente text?, letter text?,
--   punten i64?, kinderen i64, ontvangen_op i64, crisis i64, op_lijst i64, open i64,
--   stand text, besluit i64?, reden blob?, aanwezig i64?, begonnen_op i64?,
--   klaar_op i64?, route text?, eigenaar_naam text?)
SELECT m.id AS melding, d.id AS dossier, d.sleutel, p.volgnr, d.kenmerk, d.naam,
  m.gemeente, m.letter, m.punten, m.kinderen, m.ontvangen_op, m.crisis, m.op_lijst,
  CASE m.stand WHEN 'open' THEN 1 ELSE 0 END AS open, p.stand, p.besluit, p.reden,
  p.aanwezig, p.begonnen_op, p.klaar_op, b.route, e.naam AS eigenaar_naam
FROM overleg_punt p
JOIN melding m ON m.regio = p.regio AND m.id = p.melding
JOIN dossier d ON d.regio = m.regio AND d.id = m.dossier
LEFT JOIN besluit b ON b.regio = p.regio AND b.id = p.besluit
LEFT JOIN medewerker e ON e.regio = b.regio AND e.id = b.eigenaar
WHERE p.regio = :regio AND p.overleg = :overleg AND {{zicht}}
ORDER BY p.volgnr LIMIT :max;

-- overleg_punt_laatste(regio i64, overleg i64) -> one (volgnr i64?, klaar_op i64?)
SELECT max(volgnr) AS volgnr, max(klaar_op) AS klaar_op FROM overleg_punt
WHERE regio = :regio AND overleg = :overleg;

-- overleg_punt_insert(regio i64, overleg i64, melding i64, volgnr i64) -> exec one
INSERT INTO overleg_punt (regio, overleg, melding, volgnr, stand)
VALUES (:regio, :overleg, :melding, :volgnr, 'open');

-- overleg_punt_rij(regio i64, overleg i64, melding i64) -> one (stand text)
SELECT stand FROM overleg_punt
WHERE regio = :regio AND overleg = :overleg AND melding = :melding;

-- overleg_punt_set(regio i64, overleg i64, melding i64, stand text, besluit i64?,
--   reden blob?, aanwezig i64, begonnen_op i64, nu i64) -> exec one
UPDATE overleg_punt SET stand = :stand, besluit = :besluit, reden = :reden,
  aanwezig = :aanwezig, begonnen_op = :begonnen_op, klaar_op = :nu
WHERE regio = :regio AND overleg = :overleg AND melding = :melding
  AND stand IN ('open', 'aangehouden');

-- What is left at the end, whoever may see it.
-- overleg_over(regio i64, overleg i64, max i64) -> many (melding i64, dossier i64,
--   sleutel i64, op_lijst i64)
SELECT p.melding, d.id AS dossier, d.sleutel, m.op_lijst
FROM overleg_punt p
JOIN melding m ON m.regio = p.regio AND m.id = p.melding
JOIN dossier d ON d.regio = m.regio AND d.id = m.dossier
WHERE p.regio = :regio AND p.overleg = :overleg AND p.stand = 'open'
ORDER BY p.volgnr LIMIT :max;

-- Who comes from a partner: works there now, with the right to take part, and the
-- dossier is not closed to him.
-- full scan: there are some hundreds of employees
-- full scan: the employees of one region
-- overleg_genodigden(regio i64, overleg i64, dossier i64, nu i64, dag text, max i64) ->
--   many (medewerker i64)
SELECT m.id AS medewerker FROM medewerker m
JOIN overleg_deelnemer d ON d.regio = m.regio AND d.overleg = :overleg
  AND d.organisatie = m.organisatie
WHERE m.regio = :regio AND m.van <= :nu AND (m.tot IS NULL OR m.tot > :nu)
  AND EXISTS (SELECT 1 FROM rolrecht r WHERE r.regio = m.regio AND r.rol = m.rol
    AND r.recht = 'overleg' AND r.van <= :dag AND (r.tot IS NULL OR r.tot > :dag))
  AND NOT EXISTS (SELECT 1 FROM afscherming a WHERE a.regio = m.regio
    AND a.dossier = :dossier AND a.medewerker = m.id AND a.tot > :nu)
ORDER BY m.id LIMIT :max;

-- overleg_toegang_insert(regio i64, id i64, dossier i64, medewerker i64, van i64,
--   tot i64, door i64) -> exec one
INSERT INTO toegang (regio, id, dossier, medewerker, soort, van, tot, gegeven_door)
VALUES (:regio, :id, :dossier, :medewerker, 'overleg', :van, :tot, :door);

-- This meeting first, then the latest of the others.
-- inbreng_melding(regio i64, melding i64, overleg i64) -> many (overleg i64,
--   organisatie i64, tekst blob, door_naam text?, op i64, versie i64)
SELECT i.overleg, i.organisatie, i.tekst, m.naam AS door_naam, i.op, i.versie
FROM inbreng i LEFT JOIN medewerker m ON m.regio = i.regio AND m.id = i.door
WHERE i.regio = :regio AND i.melding = :melding
ORDER BY CASE WHEN i.overleg = :overleg THEN 0 ELSE 1 END, i.op DESC LIMIT 200;

-- inbreng_versie(regio i64, overleg i64, melding i64, organisatie i64) -> many (
--   versie i64)
SELECT versie FROM inbreng WHERE regio = :regio AND overleg = :overleg
  AND melding = :melding AND organisatie = :organisatie LIMIT 1;

-- inbreng_insert(regio i64, overleg i64, melding i64, organisatie i64, tekst blob,
--   door i64, nu i64) -> exec one
INSERT INTO inbreng (regio, overleg, melding, organisatie, tekst, door, op)
VALUES (:regio, :overleg, :melding, :organisatie, :tekst, :door, :nu);

-- inbreng_update(regio i64, overleg i64, melding i64, organisatie i64, tekst blob,
--   door i64, nu i64, versie i64) -> exec one
UPDATE inbreng SET tekst = :tekst, door = :door, op = :nu, versie = versie + 1
WHERE regio = :regio AND overleg = :overleg AND melding = :melding
  AND organisatie = :organisatie AND versie = :versie;

-- Earlier reports of the household, with the last decision on each.
-- The way in which a protected reporter came is not told.
-- overleg_eerder(regio i64, dossier i64, melding i64, voor i64, max i64) -> many (
--   ontvangen_op i64, bron text?, afsluitreden text?, route text?)
SELECT m.ontvangen_op, CASE WHEN EXISTS (SELECT 1 FROM melder r WHERE r.regio = m.regio
    AND r.melding = m.id AND r.openheid <> 'openbaar') THEN NULL ELSE m.bron END AS bron,
  m.afsluitreden,
  (SELECT b.route FROM besluit b WHERE b.regio = m.regio AND b.melding = m.id
    ORDER BY b.op DESC, b.id DESC LIMIT 1) AS route
FROM melding m
WHERE m.regio = :regio AND m.dossier = :dossier AND m.id <> :melding
  AND m.ontvangen_op <= :voor
ORDER BY m.ontvangen_op DESC LIMIT :max;
