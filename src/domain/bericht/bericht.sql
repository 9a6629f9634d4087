-- bericht_insert(regio i64, id i64, soort text, zender text, referentie text, op i64,
--   hash blob, grootte i64, sleutel i64, ruw blob, stand text, reden text,
--   foutcode text?, melding i64?, aanbieding text?, identificatie text?) -> exec one
INSERT INTO bericht (regio, id, richting, soort, zender, referentie, ontvangen_op, hash,
  grootte, sleutel, ruw, stand, reden, foutcode, melding, aanbieding, identificatie)
VALUES (:regio, :id, 'in', :soort, :zender, :referentie, :op, :hash, :grootte, :sleutel,
  :ruw, :stand, :reden, :foutcode, :melding, :aanbieding, :identificatie);

-- bericht_aangeboden(regio i64, aanbieding text, hash blob) -> one (id i64, grootte i64,
--   stand text, reden text, foutcode text?, melding i64?)
SELECT id, grootte, stand, reden, foutcode, melding FROM bericht
WHERE regio = :regio AND aanbieding = :aanbieding AND hash = :hash
ORDER BY id LIMIT 1;

-- bericht_verwerkt(regio i64, zender text, referentie text) -> one (id i64, melding i64?)
SELECT id, melding FROM bericht WHERE regio = :regio AND zender = :zender
  AND referentie = :referentie AND stand = 'verwerkt' ORDER BY id LIMIT 1;

-- bericht_kort(regio i64, id i64) -> one (grootte i64, stand text, reden text,
--   foutcode text?, melding i64?)
SELECT grootte, stand, reden, foutcode, melding FROM bericht WHERE regio = :regio AND id = :id;

-- bericht_dossier(regio i64, melding i64) -> one (dossier i64, kenmerk text)
SELECT m.dossier, d.kenmerk FROM melding m
JOIN dossier d ON d.regio = m.regio AND d.id = m.dossier
WHERE m.regio = :regio AND m.id = :melding;

-- A message that became a report is there only for who may see its dossier.
-- berichten_alle(regio i64, voor_op i64, voor i64, max i64) -> many (id i64, soort text,
--   zender text, referentie text, ontvangen_op i64, grootte i64, stand text, reden text,
--   foutcode text?, identificatie text?, melding i64?, dossier i64?, kenmerk text?)
SELECT b.id, b.soort, b.zender, b.referentie, b.ontvangen_op, b.grootte, b.stand, b.reden,
  b.foutcode, b.identificatie, b.melding, d.id AS dossier, d.kenmerk
FROM bericht b LEFT JOIN melding m ON m.regio = b.regio AND m.id = b.melding
LEFT JOIN dossier d ON d.regio = m.regio AND d.id = m.dossier AND {{zicht}}
WHERE b.regio = :regio AND (m.id IS NULL OR d.id IS NOT NULL)
  AND (b.ontvangen_op < :voor_op
  OR (b.ontvangen_op = :voor_op AND b.id < :voor))
ORDER BY b.ontvangen_op DESC, b.id DESC LIMIT :max;

-- berichten_van_stand(regio i64, stand text, voor_op i64, voor i64, max i64) -> many (id i64,
--   soort text, zender text, referentie text, ontvangen_op i64, grootte i64, stand text,
--   reden text, foutcode text?, identificatie text?, melding i64?, dossier i64?, kenmerk text?)
SELECT b.id, b.soort, b.zender, b.referentie, b.ontvangen_op, b.grootte, b.stand, b.reden,
  b.foutcode, b.identificatie, b.melding, d.id AS dossier, d.kenmerk
FROM bericht b LEFT JOIN melding m ON m.regio = b.regio AND m.id = b.melding
LEFT JOIN dossier d ON d.regio = m.regio AND d.id = m.dossier AND {{zicht}}
WHERE b.regio = :regio AND b.stand = :stand AND (m.id IS NULL OR d.id IS NOT NULL)
  AND (b.ontvangen_op < :voor_op
  OR (b.ontvangen_op = :voor_op AND b.id < :voor))
ORDER BY b.ontvangen_op DESC, b.id DESC LIMIT :max;

-- berichten_tel(regio i64, stand text) -> one (n i64)
SELECT COUNT(*) AS n
FROM bericht b LEFT JOIN melding m ON m.regio = b.regio AND m.id = b.melding
LEFT JOIN dossier d ON d.regio = m.regio AND d.id = m.dossier AND {{zicht}}
WHERE b.regio = :regio AND b.stand = :stand AND (m.id IS NULL OR d.id IS NOT NULL);

-- bericht_row(regio i64, id i64) -> one (soort text, zender text, referentie text,
--   ontvangen_op i64, grootte i64, stand text, reden text, foutcode text?,
--   identificatie text?, melding i64?, dossier i64?, kenmerk text?, sleutel i64, hash blob,
--   afhandeling blob?, afgehandeld_op i64?, afgehandeld_naam text?)
SELECT b.soort, b.zender, b.referentie, b.ontvangen_op, b.grootte, b.stand, b.reden,
  b.foutcode, b.identificatie, b.melding, d.id AS dossier, d.kenmerk, b.sleutel, b.hash,
  b.afhandeling, b.afgehandeld_op, w.naam AS afgehandeld_naam
FROM bericht b LEFT JOIN melding m ON m.regio = b.regio AND m.id = b.melding
LEFT JOIN dossier d ON d.regio = m.regio AND d.id = m.dossier AND {{zicht}}
LEFT JOIN medewerker w ON w.regio = b.regio AND w.id = b.afgehandeld_door
WHERE b.regio = :regio AND b.id = :id AND (m.id IS NULL OR d.id IS NOT NULL);

-- bericht_ruw(regio i64, id i64) -> one (ruw blob)
SELECT ruw FROM bericht WHERE regio = :regio AND id = :id;

-- bericht_handel_af(regio i64, id i64, afhandeling blob, door i64, op i64) -> exec one
UPDATE bericht SET stand = 'afgehandeld', afhandeling = :afhandeling,
  afgehandeld_door = :door, afgehandeld_op = :op
WHERE regio = :regio AND id = :id AND stand = 'afgewezen';

-- Open dossiers of the households that somebody with this number lives in.
-- bericht_dossiers_bsn(regio i64, bsn text, max i64) -> many (dossier i64)
SELECT DISTINCT d.id AS dossier FROM persoon p
JOIN lidmaatschap l ON l.regio = p.regio AND l.persoon = COALESCE(p.samengevoegd, p.id)
  AND l.tot IS NULL
JOIN dossier d ON d.regio = l.regio AND d.huishouden = l.huishouden AND d.stand = 'open'
WHERE p.regio = :regio AND p.bsn = :bsn ORDER BY d.id LIMIT :max;

-- Whoever works on plans and decisions and has the fewest open dossiers.
-- full scan: the employees of one region
-- bericht_regisseur(regio i64, nu i64, vandaag text) -> one (id i64)
SELECT m.id FROM medewerker m
JOIN rolrecht r ON r.regio = m.regio AND r.rol = m.rol AND r.recht = 'hulp'
  AND r.van <= :vandaag AND (r.tot IS NULL OR r.tot > :vandaag)
JOIN rol o ON o.regio = m.regio AND o.code = m.rol AND o.zicht = 'regio'
  AND o.van <= :vandaag AND (o.tot IS NULL OR o.tot > :vandaag)
WHERE m.regio = :regio AND m.van <= :nu AND (m.tot IS NULL OR m.tot > :nu)
ORDER BY CASE WHEN m.rol = 'casusregie' THEN 0 ELSE 1 END,
  (SELECT COUNT(*) FROM dossier d WHERE d.regio = m.regio AND d.casusregisseur = m.id
    AND d.stand = 'open'), m.id
LIMIT 1;

-- bericht_persoon_merk(regio i64, id i64, geheim i64, taal text?) -> exec one
UPDATE persoon SET geheim = :geheim, taal = :taal WHERE regio = :regio AND id = :id;
