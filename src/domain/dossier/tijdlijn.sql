-- A row about a note is there for whoever may read the note.
-- tijdlijn_lijst(regio i64, dossier i64, vt i64, voor_op i64, voor_id i64, max i64)
--   -> many (id i64, melding i64?, soort text, op i64, naam text?, tekst blob?,
--   onderwerp i64?, notitie blob?, ander text?, roepnaam text?, voornamen text?,
--   voorvoegsel text?, geslachtsnaam text?)
SELECT g.id, g.melding, g.soort, g.op, w.naam, g.tekst, g.onderwerp,
  n.tekst AS notitie, o.naam AS ander, p.roepnaam, p.voornamen, p.voorvoegsel,
  p.geslachtsnaam
FROM gebeurtenis g
LEFT JOIN medewerker w ON w.regio = g.regio AND w.id = g.medewerker
LEFT JOIN notitie n ON n.regio = g.regio AND n.id = g.onderwerp
LEFT JOIN medewerker o ON o.regio = g.regio AND o.id = g.onderwerp
LEFT JOIN persoon p ON p.regio = g.regio AND p.id = g.onderwerp
WHERE g.regio = :regio AND g.dossier = :dossier AND g.op <= :voor_op
  AND (g.op < :voor_op OR g.id < :voor_id)
  AND (:vt = 1 OR n.id IS NULL OR n.zicht = 'team_partners')
ORDER BY g.op DESC, g.id DESC LIMIT :max;

-- dossier_tel(regio i64, dossier i64, vt i64) -> one (gebeurtenissen i64, notities i64,
--   besluiten i64, keten i64, meldingen i64, eerste i64?)
SELECT
  (SELECT count(*) FROM gebeurtenis g WHERE g.regio = :regio AND g.dossier = :dossier
    AND (:vt = 1 OR NOT EXISTS (SELECT 1 FROM notitie n WHERE n.regio = g.regio
      AND n.id = g.onderwerp AND n.zicht <> 'team_partners'))) AS gebeurtenissen,
  (SELECT count(*) FROM notitie n WHERE n.regio = :regio AND n.dossier = :dossier
    AND (:vt = 1 OR n.zicht = 'team_partners')) AS notities,
  (SELECT count(*) FROM besluit b WHERE b.regio = :regio AND b.dossier = :dossier)
    AS besluiten,
  (SELECT count(*) FROM overdracht o WHERE o.regio = :regio AND o.dossier = :dossier)
    + (SELECT count(*) FROM hulp h WHERE h.regio = :regio AND h.dossier = :dossier)
    + (SELECT count(*) FROM vto t WHERE t.regio = :regio AND t.dossier = :dossier)
    + count(m.bericht) AS keten,
  count(*) AS meldingen, min(m.ontvangen_op) AS eerste
FROM melding m WHERE m.regio = :regio AND m.dossier = :dossier;

-- dossier_verloop(regio i64, dossier i64, melding i64) -> one (gewogen_op i64?,
--   besloten_op i64?, route text?, hulp_gevraagd_op i64?, hulp_gestart_op i64?,
--   onderzoek_gestart_op i64?, onderzoek_afgerond_op i64?, aangeboden_op i64?,
--   aanvaard_op i64?, vto_op i64?, plan_versie i64?, plan_op i64?, plan_stand text?)
SELECT
  (SELECT max(g.op) FROM weging g WHERE g.regio = :regio AND g.melding = :melding
    AND g.actueel = 1) AS gewogen_op,
  (SELECT max(b.op) FROM besluit b WHERE b.regio = :regio AND b.melding = :melding)
    AS besloten_op,
  (SELECT b.route FROM besluit b WHERE b.regio = :regio AND b.melding = :melding
    ORDER BY b.op DESC, b.id DESC LIMIT 1) AS route,
  (SELECT min(h.gevraagd_op) FROM hulp h WHERE h.regio = :regio AND h.melding = :melding)
    AS hulp_gevraagd_op,
  (SELECT min(h.gestart_op) FROM hulp h WHERE h.regio = :regio AND h.melding = :melding)
    AS hulp_gestart_op,
  (SELECT min(o.gestart_op) FROM onderzoek o WHERE o.regio = :regio
    AND o.melding = :melding) AS onderzoek_gestart_op,
  (SELECT max(o.afgerond_op) FROM onderzoek o WHERE o.regio = :regio
    AND o.melding = :melding) AS onderzoek_afgerond_op,
  (SELECT min(v.aangeboden_op) FROM overdracht v WHERE v.regio = :regio
    AND v.melding = :melding) AS aangeboden_op,
  (SELECT min(v.beantwoord_op) FROM overdracht v WHERE v.regio = :regio
    AND v.melding = :melding AND v.antwoord = 'aanvaard') AS aanvaard_op,
  (SELECT min(t.verzonden_op) FROM vto t WHERE t.regio = :regio AND t.melding = :melding)
    AS vto_op,
  (SELECT max(p.versie) FROM plan p WHERE p.regio = :regio AND p.dossier = :dossier)
    AS plan_versie,
  (SELECT p.gemaakt_op FROM plan p WHERE p.regio = :regio AND p.dossier = :dossier
    ORDER BY p.versie DESC LIMIT 1) AS plan_op,
  (SELECT p.stand FROM plan p WHERE p.regio = :regio AND p.dossier = :dossier
    ORDER BY p.versie DESC LIMIT 1) AS plan_stand;

-- dossier_besluiten(regio i64, dossier i64, max i64) -> many (id i64, melding i64,
--   volgnr i64, op i64, uitkomst text, route text, reden blob, door text?,
--   eigenaar text?, overleg i64?)
SELECT b.id, b.melding, m.volgnr, b.op, b.uitkomst, b.route, b.reden, w.naam AS door,
  e.naam AS eigenaar, b.overleg
FROM besluit b JOIN melding m ON m.regio = b.regio AND m.id = b.melding
LEFT JOIN medewerker w ON w.regio = b.regio AND w.id = b.door
LEFT JOIN medewerker e ON e.regio = b.regio AND e.id = b.eigenaar
WHERE b.regio = :regio AND b.dossier = :dossier ORDER BY b.op DESC, b.id DESC LIMIT :max;

-- dossier_hulp(regio i64, dossier i64, max i64) -> many (id i64, melding i64, soort text,
--   met text?, op i64, aangenomen_op i64?, gestart_op i64?, geweigerd_op i64?)
SELECT h.id, h.melding, h.soort, o.naam AS met, h.gevraagd_op AS op, h.aangenomen_op,
  h.gestart_op, h.geweigerd_op
FROM hulp h LEFT JOIN organisatie o ON o.regio = h.regio AND o.id = h.organisatie
WHERE h.regio = :regio AND h.dossier = :dossier ORDER BY h.gevraagd_op DESC LIMIT :max;

-- dossier_overdrachten(regio i64, dossier i64, max i64) -> many (id i64, melding i64,
--   met text?, op i64, antwoord text?, antwoord_op i64?)
SELECT v.id, v.melding, o.naam AS met, v.aangeboden_op AS op, v.antwoord,
  v.beantwoord_op AS antwoord_op
FROM overdracht v LEFT JOIN organisatie o ON o.regio = v.regio AND o.id = v.organisatie
WHERE v.regio = :regio AND v.dossier = :dossier ORDER BY v.aangeboden_op DESC LIMIT :max;

-- dossier_berichten(regio i64, dossier i64, max i64) -> many (id i64, melding i64,
--   op i64, richting text, stand text)
SELECT b.id, m.id AS melding, b.ontvangen_op AS op, b.richting, b.stand
FROM melding m JOIN bericht b ON b.regio = m.regio AND b.id = m.bericht
WHERE m.regio = :regio AND m.dossier = :dossier ORDER BY b.ontvangen_op DESC LIMIT :max;

-- dossier_verzoeken(regio i64, dossier i64, max i64) -> many (id i64, melding i64,
--   op i64, verzonden_op i64?)
SELECT t.id, t.melding, t.geregistreerd_op AS op, t.verzonden_op
FROM vto t WHERE t.regio = :regio AND t.dossier = :dossier
ORDER BY t.geregistreerd_op DESC LIMIT :max;
