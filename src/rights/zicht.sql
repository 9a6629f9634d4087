-- Which dossiers somebody sees. The dossier's alias is d. z_regio is 1 for a
-- role that sees the region; a shielded dossier (own family of a colleague,
-- for instance) is seen only by those named in toegang. Somebody to whom it is
-- closed by name (afscherming; then it is shielded) sees it never.
-- fragment zicht(z_regio i64, z_medewerker i64?, z_nu i64)
((:z_regio = 1 AND d.afgeschermd = 0) OR EXISTS (SELECT 1 FROM toegang tz
  WHERE tz.regio = d.regio AND tz.dossier = d.id
    AND tz.medewerker = :z_medewerker AND tz.van <= :z_nu AND tz.tot > :z_nu
    AND NOT EXISTS (SELECT 1 FROM afscherming az WHERE az.regio = tz.regio
      AND az.dossier = tz.dossier AND az.medewerker = tz.medewerker AND az.tot > :z_nu)));

-- The same for a row t that names its dossier, where thousands are counted: the
-- few that are shielded are looked up once (z_in is the region). What belongs
-- to no dossier is not seen.
-- fragment zicht_van(z_regio i64, z_medewerker i64?, z_nu i64, z_in i64)
(t.dossier IS NOT NULL AND ((:z_regio = 1 AND t.dossier NOT IN (SELECT dz.id FROM dossier dz
  WHERE dz.regio = :z_in AND dz.afgeschermd = 1)) OR EXISTS (SELECT 1 FROM toegang tz
  WHERE tz.regio = t.regio AND tz.dossier = t.dossier
    AND tz.medewerker = :z_medewerker AND tz.van <= :z_nu AND tz.tot > :z_nu
    AND NOT EXISTS (SELECT 1 FROM afscherming az WHERE az.regio = tz.regio
      AND az.dossier = tz.dossier AND az.medewerker = tz.medewerker AND az.tot > :z_nu))));

-- Of a clock t: that of a case as above; one of the organisation, about no case, is for
-- who has z_voorval (right voorval.sturen). CASE, so that an index still answers.
-- fragment zicht_klok(z_regio i64, z_medewerker i64?, z_nu i64, z_in i64, z_voorval i64)
(CASE WHEN t.dossier IS NULL THEN CASE WHEN :z_voorval = 1 THEN 1 ELSE 0 END
  WHEN ((:z_regio = 1 AND t.dossier NOT IN (SELECT dz.id FROM dossier dz
  WHERE dz.regio = :z_in AND dz.afgeschermd = 1)) OR EXISTS (SELECT 1 FROM toegang tz
  WHERE tz.regio = t.regio AND tz.dossier = t.dossier
    AND tz.medewerker = :z_medewerker AND tz.van <= :z_nu AND tz.tot > :z_nu
    AND NOT EXISTS (SELECT 1 FROM afscherming az WHERE az.regio = tz.regio
      AND az.dossier = tz.dossier AND az.medewerker = tz.medewerker AND az.tot > :z_nu)))
  THEN 1 ELSE 0 END = 1);

-- zicht_dossier(regio i64, dossier i64) -> one (id i64, kenmerk text,
--   huishouden i64, naam text, gemeente text?, sleutel i64, stand text,
--   casusregisseur i64?)
SELECT d.id, d.kenmerk, d.huishouden, d.naam, d.gemeente, d.sleutel, d.stand,
  d.casusregisseur
FROM dossier d WHERE d.regio = :regio AND d.id = :dossier AND {{zicht}};

-- zicht_melding(regio i64, melding i64) -> one (id i64, dossier i64,
--   kenmerk text, sleutel i64, stand text, stap text, behandelaar i64?)
SELECT m.id, d.id AS dossier, d.kenmerk, d.sleutel, m.stand, m.stap, m.behandelaar
FROM melding m JOIN dossier d ON d.regio = m.regio AND d.id = m.dossier
WHERE m.regio = :regio AND m.id = :melding AND {{zicht}};
