-- One page of open reports, by legal time left. Crisis first, until its decision:
-- the caller asks for voorrang 1, then 0. Each bak is a row of limits; see werkvoorraad.c.
-- werkvoorraad(regio i64, voorrang i64, na_op i64, na_id i64, tot i64, bron text,
--   vroeg i64, wie i64, ik i64, stap text, gemeente text, vorm text, max i64)
--   -> many (id i64, dossier i64, kenmerk text, naam text, gemeente text?,
--   letter text?, punten i64?, kinderen i64, volgnr i64, ontvangen_op i64,
--   bron text, hoedanigheid text, vorm text?, stap text, soort text,
--   voorrang i64, op_lijst i64, behandelaar i64?, behandelaar_naam text?,
--   norm text?, norm_versie i64?, start_op i64?, verloopt_op i64)
SELECT m.id, m.dossier, d.kenmerk, d.naam, m.gemeente, m.letter, m.punten,
  m.kinderen, m.volgnr, m.ontvangen_op, m.bron, m.hoedanigheid,
  (SELECT min(v.vorm) FROM melding_vorm v
    WHERE v.regio = m.regio AND v.melding = m.id) AS vorm,
  m.stap, m.soort, m.voorrang, m.op_lijst, m.behandelaar,
  w.naam AS behandelaar_naam, t.norm, t.norm_versie, t.start_op, m.verloopt_op
FROM melding m
JOIN dossier d ON d.regio = m.regio AND d.id = m.dossier
LEFT JOIN medewerker w ON w.regio = m.regio AND w.id = m.behandelaar
LEFT JOIN termijn t ON t.regio = m.regio AND t.id = m.termijn
WHERE m.regio = :regio AND m.stand = 'open' AND m.voorrang = :voorrang
  AND m.verloopt_op >= :na_op AND (m.verloopt_op > :na_op OR m.id > :na_id)
  AND m.verloopt_op < :tot
  AND (:bron = '' OR m.bron = :bron)
  AND (:vroeg = 0 OR m.stap IN ('acute_screening', 'weging'))
  AND (:wie = 0 OR (:wie = 1 AND m.behandelaar = :ik)
    OR (:wie = 2 AND m.behandelaar IS NULL))
  AND (:stap = '' OR m.stap = :stap)
  AND (:gemeente = '' OR m.gemeente = :gemeente)
  AND (:vorm = '' OR EXISTS (SELECT 1 FROM melding_vorm f
    WHERE f.regio = m.regio AND f.melding = m.id AND f.vorm = :vorm))
  AND {{zicht}}
ORDER BY m.verloopt_op, m.id LIMIT :max;

-- All selections in one walk over the open reports, which stops at max.
-- werk_tellen(regio i64, nu i64, eind_dag i64, ik i64, max i64) -> one (alles i64,
--   voorbij i64?, vandaag i64?, politie i64?, niemand i64?, terugkoppeling i64?,
--   mij i64?, eerste i64?)
SELECT count(*) AS alles,
  sum(CASE WHEN x.verloopt_op < :nu THEN 1 ELSE 0 END) AS voorbij,
  sum(CASE WHEN x.verloopt_op < :eind_dag THEN 1 ELSE 0 END) AS vandaag,
  sum(CASE WHEN x.bron = 'politie_corv' AND x.stap IN ('acute_screening', 'weging')
    THEN 1 ELSE 0 END) AS politie,
  sum(CASE WHEN x.behandelaar IS NULL THEN 1 ELSE 0 END) AS niemand,
  sum(CASE WHEN x.stap = 'terugkoppeling' THEN 1 ELSE 0 END) AS terugkoppeling,
  sum(CASE WHEN x.behandelaar = :ik THEN 1 ELSE 0 END) AS mij,
  min(CASE WHEN x.verloopt_op >= :nu THEN x.verloopt_op END) AS eerste
FROM (SELECT m.verloopt_op, m.bron, m.stap, m.behandelaar
  FROM melding m JOIN dossier d ON d.regio = m.regio AND d.id = m.dossier
  WHERE m.regio = :regio AND m.stand = 'open' AND {{zicht}} LIMIT :max) x;

-- filters_van(regio i64, medewerker i64) -> many (id i64, naam text, vraag text)
SELECT id, naam, vraag FROM filter
WHERE regio = :regio AND medewerker = :medewerker ORDER BY naam LIMIT 50;

-- filter_insert(regio i64, id i64, medewerker i64, naam text, vraag text, nu i64) -> exec one
INSERT INTO filter (regio, id, medewerker, naam, vraag, gemaakt_op)
VALUES (:regio, :id, :medewerker, :naam, :vraag, :nu);

-- filter_delete(regio i64, id i64, medewerker i64) -> exec one
DELETE FROM filter WHERE regio = :regio AND id = :id AND medewerker = :medewerker;

-- dossiers_van(regio i64, medewerker i64) -> many (id i64, kenmerk text, naam text,
--   gemeente text?, veiligheid text?, meldingen i64, verloopt_op i64?, letter text?,
--   punten i64?)
SELECT d.id, d.kenmerk, d.naam, d.gemeente, d.veiligheid,
  (SELECT count(*) FROM melding m WHERE m.regio = d.regio AND m.dossier = d.id)
    AS meldingen,
  (SELECT min(m.verloopt_op) FROM melding m WHERE m.regio = d.regio
    AND m.dossier = d.id AND m.stand = 'open') AS verloopt_op,
  (SELECT m.letter FROM melding m WHERE m.regio = d.regio AND m.dossier = d.id
    ORDER BY m.volgnr DESC LIMIT 1) AS letter,
  (SELECT m.punten FROM melding m WHERE m.regio = d.regio AND m.dossier = d.id
    ORDER BY m.volgnr DESC LIMIT 1) AS punten
FROM dossier d WHERE d.regio = :regio AND d.casusregisseur = :medewerker
  AND d.stand = 'open' AND {{zicht}}
ORDER BY d.geopend_op LIMIT 200;
