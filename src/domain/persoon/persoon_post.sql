-- How many numbers of this person have a secret address.
-- post_geheim_persoon(regio i64, persoon i64) -> one (n i64)
SELECT COUNT(*) AS n FROM persoon p WHERE p.regio = :regio AND p.geheim = 1 AND p.id IN (
  SELECT :persoon UNION
  SELECT z.id FROM persoon z WHERE z.regio = :regio AND z.samengevoegd = :persoon UNION
  SELECT r.samengevoegd FROM persoon r WHERE r.regio = :regio AND r.id = :persoon UNION
  SELECT z.id FROM persoon r JOIN persoon z ON z.regio = r.regio
    AND z.samengevoegd = r.samengevoegd WHERE r.regio = :regio AND r.id = :persoon);

-- Named in the report, or living in its household now.
-- post_geheim_melding(regio i64, melding i64) -> one (n i64)
SELECT COUNT(*) AS n FROM persoon p WHERE p.regio = :regio AND p.geheim = 1 AND p.id IN (
  SELECT b.persoon FROM melding_betrokkene b WHERE b.regio = :regio AND b.melding = :melding
  UNION
  SELECT z.samengevoegd FROM melding_betrokkene b
  JOIN persoon z ON z.regio = b.regio AND z.id = b.persoon
  WHERE b.regio = :regio AND b.melding = :melding
  UNION
  SELECT l.persoon FROM melding m JOIN dossier d ON d.regio = m.regio AND d.id = m.dossier
  JOIN lidmaatschap l ON l.regio = d.regio AND l.huishouden = d.huishouden
  WHERE m.regio = :regio AND m.id = :melding AND l.tot IS NULL);
