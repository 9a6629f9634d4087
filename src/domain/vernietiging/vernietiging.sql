-- vernietiging_insert(regio i64, id i64, dossier i64, grond text, reden blob,
--   journaal_tot i64, op i64, door i64) -> exec one
INSERT INTO vernietiging (regio, id, dossier, grond, stand, reden, journaal_tot, op, door)
VALUES (:regio, :id, :dossier, :grond, 'voorgesteld', :reden, :journaal_tot, :op, :door);

-- The last proposal of a dossier that nobody withdrew.
-- vernietiging_van(regio i64, dossier i64, max i64) -> many (id i64, grond text, stand text,
--   reden blob?, journaal_tot i64, op i64, door i64, door_naam text?)
SELECT v.id, v.grond, v.stand, v.reden, v.journaal_tot, v.op, v.door, m.naam AS door_naam
FROM vernietiging v LEFT JOIN medewerker m ON m.regio = v.regio AND m.id = v.door
WHERE v.regio = :regio AND v.dossier = :dossier AND v.stand <> 'ingetrokken'
ORDER BY v.id DESC LIMIT :max;

-- vernietiging_besluit(regio i64, id i64, stand text, reden blob?, besluit_reden blob?,
--   op i64, door i64) -> exec one
UPDATE vernietiging SET stand = :stand, reden = :reden, besluit_reden = :besluit_reden,
  besloten_op = :op, besloten_door = :door
WHERE regio = :regio AND id = :id AND stand = 'voorgesteld';

-- vernietigingen(regio i64, stand text, voor i64, max i64) -> many (id i64, dossier i64,
--   kenmerk text, grond text, op i64, door_naam text?, besloten_op i64?, besloten_naam text?)
SELECT v.id, v.dossier, d.kenmerk, v.grond, v.op, m.naam AS door_naam, v.besloten_op,
  b.naam AS besloten_naam
FROM vernietiging v JOIN dossier d ON d.regio = v.regio AND d.id = v.dossier
LEFT JOIN medewerker m ON m.regio = v.regio AND m.id = v.door
LEFT JOIN medewerker b ON b.regio = v.regio AND b.id = v.besloten_door
WHERE v.regio = :regio AND v.stand = :stand AND v.id < :voor
ORDER BY v.id DESC LIMIT :max;

-- full scan: one row, from the end of the index
-- vernietiging_journaal(regio i64) -> one (volgnr i64)
SELECT volgnr FROM journaal WHERE regio = :regio ORDER BY volgnr DESC LIMIT 1;

-- What was written in the dossier after a row of the journal, beside destroying itself.
-- vernietiging_nieuw(regio i64, dossier i64, na i64) -> one (n i64)
SELECT COUNT(*) AS n FROM journaal_object o
JOIN journaal j ON j.regio = o.regio AND j.volgnr = o.volgnr
WHERE o.regio = :regio AND o.soort = 'dossier' AND o.object = :dossier AND o.volgnr > :na
  AND j.actie IN ('C', 'U', 'D') AND j.uitkomst = 'ok'
  AND j.handeling NOT LIKE 'vernietig%';

-- What still moves in it; the clock of the request itself (K7) ends with the decision.
-- vernietiging_open(regio i64, dossier i64) -> one (kenmerk text, stand text,
--   huishouden i64, sleutel i64, gesloten_op i64?, termijnen i64, taken i64, stops i64,
--   vernietigd i64)
SELECT d.kenmerk, d.stand, d.huishouden, d.sleutel, d.gesloten_op,
  (SELECT COUNT(*) FROM termijn t WHERE t.regio = :regio AND t.dossier = :dossier
    AND t.stand IN ('loopt', 'geschorst') AND NOT EXISTS (SELECT 1 FROM norm n
      WHERE n.regio = t.regio AND n.code = t.norm AND n.versie = t.norm_versie
        AND n.stop_gebeurtenis = 'vernietiging_besloten')) AS termijnen,
  (SELECT COUNT(*) FROM taak k WHERE k.regio = :regio AND k.dossier = :dossier
    AND k.klaar_op IS NULL) AS taken,
  (SELECT COUNT(*) FROM vernietiging_stop s WHERE s.regio = :regio
    AND s.dossier = :dossier AND s.los_op IS NULL) AS stops,
  (SELECT COUNT(*) FROM vernietigd v WHERE v.regio = :regio AND v.soort = 'dossier'
    AND v.nummer = :dossier) AS vernietigd
FROM dossier d WHERE d.regio = :regio AND d.id = :dossier;

-- When Veilig Thuis last had to do with the family.
-- vernietiging_betrokken(regio i64, dossier i64) -> one (op i64)
SELECT COALESCE(MAX(x.op), 0) AS op FROM (
  SELECT MAX(gesloten_op) AS op FROM dossier WHERE regio = :regio AND id = :dossier
  UNION ALL SELECT MAX(ontvangen_op) FROM melding WHERE regio = :regio AND dossier = :dossier
  UNION ALL SELECT MAX(gesloten_op) FROM melding WHERE regio = :regio AND dossier = :dossier
  UNION ALL SELECT MAX(op) FROM notitie WHERE regio = :regio AND dossier = :dossier
  UNION ALL SELECT MAX(op) FROM besluit WHERE regio = :regio AND dossier = :dossier) x;

-- vernietiging_stop_insert(regio i64, id i64, dossier i64, soort text, reden blob, op i64,
--   door i64) -> exec one
INSERT INTO vernietiging_stop (regio, id, dossier, soort, reden, op, door)
VALUES (:regio, :id, :dossier, :soort, :reden, :op, :door);

-- vernietiging_stops(regio i64, dossier i64, max i64) -> many (id i64, soort text,
--   reden blob?, op i64, door_naam text?, los_reden blob?, los_op i64?, los_naam text?)
SELECT s.id, s.soort, s.reden, s.op, m.naam AS door_naam, s.los_reden, s.los_op,
  l.naam AS los_naam
FROM vernietiging_stop s
LEFT JOIN medewerker m ON m.regio = s.regio AND m.id = s.door
LEFT JOIN medewerker l ON l.regio = s.regio AND l.id = s.los_door
WHERE s.regio = :regio AND s.dossier = :dossier ORDER BY s.id LIMIT :max;

-- vernietiging_stop_los(regio i64, id i64, dossier i64, reden blob, op i64, door i64)
--   -> exec one
UPDATE vernietiging_stop SET los_reden = :reden, los_op = :op, los_door = :door
WHERE regio = :regio AND id = :id AND dossier = :dossier AND los_op IS NULL;

-- ---- who goes and who stays --------------------------------------------------------

-- Another dossier that is kept, on the same household.
-- vernietig_huis_houdt(regio i64, huishouden i64, dossier i64) -> one (n i64)
SELECT COUNT(*) AS n FROM dossier d
WHERE d.regio = :regio AND d.huishouden = :huishouden AND d.id <> :dossier
  AND NOT EXISTS (SELECT 1 FROM vernietigd v WHERE v.regio = d.regio
    AND v.soort = 'dossier' AND v.nummer = d.id);

-- A household that only this dossier wrote down goes with it.
-- vernietig_huis_elders(regio i64, huishouden i64, dossier i64) -> one (n i64)
SELECT COUNT(*) AS n FROM lidmaatschap
WHERE regio = :regio AND huishouden = :huishouden AND COALESCE(dossier, 0) <> :dossier;

-- vernietig_huizen(regio i64, persoon i64, max i64) -> many (huishouden i64)
SELECT DISTINCT huishouden FROM lidmaatschap
WHERE regio = :regio AND persoon = :persoon LIMIT :max;

-- vernietig_leden(regio i64, huishouden i64, max i64) -> many (persoon i64)
SELECT DISTINCT persoon FROM lidmaatschap
WHERE regio = :regio AND huishouden = :huishouden LIMIT :max;

-- Who was destroyed before is not destroyed again.
-- full scan: of lists that are short, and destroying is rare
-- vernietig_genoemd(regio i64, dossier i64, max i64) -> many (persoon i64)
SELECT x.persoon FROM (
  SELECT b.persoon FROM melding m JOIN melding_betrokkene b
    ON b.regio = m.regio AND b.melding = m.id
  WHERE m.regio = :regio AND m.dossier = :dossier
  UNION SELECT persoon FROM band WHERE regio = :regio AND dossier = :dossier
  UNION SELECT ander FROM band WHERE regio = :regio AND dossier = :dossier
  UNION SELECT persoon FROM lid_veiligheid WHERE regio = :regio AND dossier = :dossier
  UNION SELECT persoon FROM lid_contact WHERE regio = :regio AND dossier = :dossier
  UNION SELECT persoon FROM netwerk WHERE regio = :regio AND dossier = :dossier
    AND persoon IS NOT NULL
  UNION SELECT persoon FROM brief WHERE regio = :regio AND dossier = :dossier
  UNION SELECT aan FROM brief WHERE regio = :regio AND dossier = :dossier) x
WHERE NOT EXISTS (SELECT 1 FROM vernietigd v WHERE v.regio = :regio
  AND v.soort = 'persoon' AND v.nummer = x.persoon)
LIMIT :max;

-- Tied to somebody by what this dossier wrote down.
-- vernietig_verwant(regio i64, dossier i64, persoon i64, max i64) -> many (persoon i64)
SELECT ander AS persoon FROM relatie
WHERE regio = :regio AND persoon = :persoon AND dossier = :dossier
UNION SELECT persoon FROM relatie
WHERE regio = :regio AND ander = :persoon AND dossier = :dossier
UNION SELECT gezaghebber FROM gezag WHERE regio = :regio AND kind = :persoon
  AND dossier = :dossier AND gezaghebber IS NOT NULL
UNION SELECT kind FROM gezag
WHERE regio = :regio AND gezaghebber = :persoon AND dossier = :dossier
LIMIT :max;

-- What another dossier wrote down about somebody. What was destroyed has no rows here.
-- full scan: of how contact is safe and of the network, and destroying is rare
-- vernietig_elders(regio i64, dossier i64, persoon i64) -> one (n i64)
SELECT (SELECT COUNT(*) FROM melding_betrokkene b
    JOIN melding m ON m.regio = b.regio AND m.id = b.melding
    WHERE b.regio = :regio AND b.persoon = :persoon AND m.dossier <> :dossier)
  + (SELECT COUNT(*) FROM relatie WHERE regio = :regio AND persoon = :persoon
    AND COALESCE(dossier, :dossier) <> :dossier)
  + (SELECT COUNT(*) FROM relatie WHERE regio = :regio AND ander = :persoon
    AND COALESCE(dossier, :dossier) <> :dossier)
  + (SELECT COUNT(*) FROM gezag WHERE regio = :regio AND kind = :persoon
    AND COALESCE(dossier, :dossier) <> :dossier)
  + (SELECT COUNT(*) FROM gezag WHERE regio = :regio AND gezaghebber = :persoon
    AND COALESCE(dossier, :dossier) <> :dossier)
  + (SELECT COUNT(*) FROM band WHERE regio = :regio AND persoon = :persoon
    AND dossier <> :dossier)
  + (SELECT COUNT(*) FROM band WHERE regio = :regio AND ander = :persoon
    AND dossier <> :dossier)
  + (SELECT COUNT(*) FROM lid_veiligheid WHERE regio = :regio AND persoon = :persoon
    AND dossier <> :dossier)
  + (SELECT COUNT(*) FROM lid_contact WHERE regio = :regio AND persoon = :persoon
    AND dossier <> :dossier)
  + (SELECT COUNT(*) FROM netwerk WHERE regio = :regio AND persoon = :persoon
    AND dossier <> :dossier)
  + (SELECT COUNT(*) FROM brief WHERE regio = :regio AND (persoon = :persoon
    OR aan = :persoon) AND dossier <> :dossier) AS n;

-- Was he written down as a child?
-- vernietig_kind(regio i64, persoon i64) -> one (n i64)
SELECT COUNT(*) AS n FROM melding_betrokkene
WHERE regio = :regio AND persoon = :persoon AND kind = 1;

-- vernietig_rollen(regio i64, persoon i64, max i64) -> many (rol text)
SELECT DISTINCT rol FROM lidmaatschap
WHERE regio = :regio AND persoon = :persoon LIMIT :max;

-- vernietig_aantallen(regio i64, dossier i64) -> one (meldingen i64, notities i64,
--   besluiten i64, onderzoeken i64, plannen i64)
SELECT (SELECT COUNT(*) FROM melding WHERE regio = :regio AND dossier = :dossier)
    AS meldingen,
  (SELECT COUNT(*) FROM notitie WHERE regio = :regio AND dossier = :dossier) AS notities,
  (SELECT COUNT(*) FROM besluit WHERE regio = :regio AND dossier = :dossier) AS besluiten,
  (SELECT COUNT(*) FROM onderzoek WHERE regio = :regio AND dossier = :dossier)
    AS onderzoeken,
  (SELECT COUNT(*) FROM plan WHERE regio = :regio AND dossier = :dossier) AS plannen;
