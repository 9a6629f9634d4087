-- The last number of a series in a year.
-- dossier_teller_zet(regio i64, naam text, jaar i64, stand i64) -> exec one
INSERT INTO teller (regio, naam, jaar, stand) VALUES (:regio, :naam, :jaar, :stand)
ON CONFLICT (regio, naam, jaar) DO UPDATE SET stand = :stand;

-- dossier_teller(regio i64, naam text, jaar i64) -> one (stand i64)
SELECT stand FROM teller WHERE regio = :regio AND naam = :naam AND jaar = :jaar;

-- dossier_insert(regio i64, id i64, kenmerk text, huishouden i64, naam text,
--   gemeente text?, sleutel i64, casusregisseur i64, nu i64) -> exec one
INSERT INTO dossier (regio, id, kenmerk, huishouden, naam, gemeente, sleutel, stand,
  casusregisseur, geopend_op)
VALUES (:regio, :id, :kenmerk, :huishouden, :naam, :gemeente, :sleutel, 'open',
  :casusregisseur, :nu);

-- dossier_sleutel(regio i64, id i64) -> one (sleutel i64)
SELECT sleutel FROM dossier WHERE regio = :regio AND id = :id;

-- dossier_stand(regio i64, id i64) -> one (stand text, gesloten_op i64?,
--   casusregisseur i64?)
SELECT stand, gesloten_op, casusregisseur FROM dossier
WHERE regio = :regio AND id = :id;

-- dossier_row(regio i64, id i64) -> one (huishouden i64, versie i64, kenmerk text,
--   naam text, gemeente text?, stand text, afgeschermd i64, sleutel i64,
--   casusregisseur i64?, procesregisseur i64?, casus_naam text?, proces_naam text?,
--   veiligheid text?, veiligheid_op i64?, veiligheid_door i64?, veilig_naam text?,
--   contact_veilig blob?, huisbezoek blob?, geopend_op i64, gesloten_op i64?)
SELECT d.huishouden, d.versie, d.kenmerk, d.naam, d.gemeente, d.stand, d.afgeschermd,
  d.sleutel, d.casusregisseur, d.procesregisseur, c.naam AS casus_naam,
  p.naam AS proces_naam, d.veiligheid, d.veiligheid_op, d.veiligheid_door,
  v.naam AS veilig_naam, d.contact_veilig, d.huisbezoek, d.geopend_op, d.gesloten_op
FROM dossier d
LEFT JOIN medewerker c ON c.regio = d.regio AND c.id = d.casusregisseur
LEFT JOIN medewerker p ON p.regio = d.regio AND p.id = d.procesregisseur
LEFT JOIN medewerker v ON v.regio = d.regio AND v.id = d.veiligheid_door
WHERE d.regio = :regio AND d.id = :id;

-- Works here now, in a role that writes in dossiers.
-- dossier_medewerker(regio i64, id i64, nu i64, dag text) -> one (naam text)
SELECT m.naam FROM medewerker m WHERE m.regio = :regio AND m.id = :id AND m.van <= :nu
  AND (m.tot IS NULL OR m.tot > :nu)
  AND EXISTS (SELECT 1 FROM rolrecht r WHERE r.regio = m.regio AND r.rol = m.rol
    AND r.recht = 'dossier.schrijven' AND r.van <= :dag
    AND (r.tot IS NULL OR r.tot > :dag));

-- Works here now, in a role that reads dossiers.
-- dossier_lezer(regio i64, id i64, nu i64, dag text) -> one (naam text)
SELECT m.naam FROM medewerker m WHERE m.regio = :regio AND m.id = :id AND m.van <= :nu
  AND (m.tot IS NULL OR m.tot > :nu)
  AND EXISTS (SELECT 1 FROM rolrecht r WHERE r.regio = m.regio AND r.rol = m.rol
    AND r.recht = 'dossier.lezen' AND r.van <= :dag
    AND (r.tot IS NULL OR r.tot > :dag));

-- dossier_casus_set(regio i64, id i64, casusregisseur i64) -> exec one
UPDATE dossier SET casusregisseur = :casusregisseur, versie = versie + 1
WHERE regio = :regio AND id = :id;

-- dossier_veiligheid_set(regio i64, id i64, veiligheid text?, op i64?, door i64?,
--   contact_veilig blob?, huisbezoek blob?, versie i64) -> exec
UPDATE dossier SET veiligheid = :veiligheid, veiligheid_op = :op,
  veiligheid_door = :door, contact_veilig = :contact_veilig,
  huisbezoek = :huisbezoek, versie = versie + 1
WHERE regio = :regio AND id = :id AND versie = :versie;

-- dossier_close(regio i64, id i64, nu i64) -> exec one
UPDATE dossier SET stand = 'gesloten', gesloten_op = :nu, versie = versie + 1
WHERE regio = :regio AND id = :id AND stand = 'open';

-- dossier_reopen(regio i64, id i64, casusregisseur i64) -> exec one
UPDATE dossier SET stand = 'open', gesloten_op = NULL, versie = versie + 1,
  casusregisseur = :casusregisseur
WHERE regio = :regio AND id = :id AND stand = 'gesloten';

-- The open one first, then the one closed last.
-- dossier_huishouden(regio i64, huishouden i64, sinds i64) -> many (id i64, stand text)
SELECT id, stand FROM dossier
WHERE regio = :regio AND huishouden = :huishouden
  AND (stand = 'open' OR gesloten_op >= :sinds)
ORDER BY CASE stand WHEN 'open' THEN 0 ELSE 1 END, gesloten_op DESC LIMIT 1;

-- What is still open in a dossier.
-- dossier_open_werk(regio i64, dossier i64) -> one (meldingen i64, onderzoeken i64,
--   hulp i64, overdrachten i64, verzoeken i64)
SELECT
  (SELECT count(*) FROM melding m WHERE m.regio = :regio AND m.dossier = :dossier
    AND m.stand = 'open') AS meldingen,
  (SELECT count(*) FROM onderzoek o WHERE o.regio = :regio AND o.dossier = :dossier
    AND o.afgerond_op IS NULL) AS onderzoeken,
  (SELECT count(*) FROM hulp h WHERE h.regio = :regio AND h.dossier = :dossier
    AND h.gestart_op IS NULL AND h.geweigerd_op IS NULL) AS hulp,
  (SELECT count(*) FROM overdracht v WHERE v.regio = :regio AND v.dossier = :dossier
    AND v.antwoord IS NULL) AS overdrachten,
  (SELECT count(*) FROM vto t WHERE t.regio = :regio AND t.dossier = :dossier
    AND t.verzonden_op IS NULL) AS verzoeken;
