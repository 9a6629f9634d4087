-- melding_insert(regio i64, id i64, dossier i64, volgnr i64, soort text, contact i64?,
--   bericht i64?, advies i64?, bron text, hoedanigheid text, ontvangen_op i64,
--   medewerker i64, gebeurd_op text?, gebeurd_tijd text?, gebeurd_waar blob?,
--   verteld blob, getoond blob?, direct_gevaar text, gevaar blob?, kinderen i64,
--   gezin_weet text?, gemeente text?, crisis i64, stap text, behandelaar i64?,
--   verloopt_op i64, op_lijst i64) -> exec one
INSERT INTO melding (regio, id, dossier, volgnr, soort, contact, bericht, advies, bron,
  hoedanigheid, ontvangen_op, medewerker, gebeurd_op, gebeurd_tijd, gebeurd_waar,
  verteld, getoond, direct_gevaar, gevaar, kinderen, gezin_weet, gemeente, crisis,
  voorrang, stand, stap, behandelaar, verloopt_op, op_lijst)
VALUES (:regio, :id, :dossier, :volgnr, :soort, :contact, :bericht, :advies, :bron,
  :hoedanigheid, :ontvangen_op, :medewerker, :gebeurd_op, :gebeurd_tijd, :gebeurd_waar,
  :verteld, :getoond, :direct_gevaar, :gevaar, :kinderen, :gezin_weet, :gemeente,
  :crisis, :crisis, 'open', :stap, :behandelaar, :verloopt_op, :op_lijst);

-- melding_vorm_insert(regio i64, melding i64, vorm text) -> exec
INSERT INTO melding_vorm (regio, melding, vorm) VALUES (:regio, :melding, :vorm)
ON CONFLICT (regio, melding, vorm) DO NOTHING;

-- melding_betrokkene_insert(regio i64, melding i64, persoon i64, rol text,
--   hoedanigheid text?, kind i64) -> exec
INSERT INTO melding_betrokkene (regio, melding, persoon, rol, hoedanigheid, kind)
VALUES (:regio, :melding, :persoon, :rol, :hoedanigheid, :kind)
ON CONFLICT (regio, melding, persoon) DO NOTHING;

-- melding_meldcode_insert(regio i64, melding i64, stap text, antwoord text) -> exec
INSERT INTO meldcode (regio, melding, stap, antwoord)
VALUES (:regio, :melding, :stap, :antwoord)
ON CONFLICT (regio, melding, stap) DO NOTHING;

-- Where a new report comes to stand.
-- melding_plaats(regio i64, dossier i64) -> one (stand text, gesloten_op i64?,
--   hoogste i64?)
SELECT d.stand, d.gesloten_op,
  (SELECT max(m.volgnr) FROM melding m WHERE m.regio = d.regio AND m.dossier = d.id)
    AS hoogste
FROM dossier d WHERE d.regio = :regio AND d.id = :dossier;

-- melding_rij(regio i64, id i64) -> one (dossier i64, volgnr i64, versie i64,
--   soort text, contact i64?, bericht i64?, advies i64?, bron text, hoedanigheid text,
--   ontvangen_op i64, medewerker i64, gebeurd_op text?, gebeurd_tijd text?,
--   gebeurd_waar blob?, verteld blob, getoond blob?, direct_gevaar text, gevaar blob?,
--   kinderen i64, gezin_weet text?, gemeente text?, crisis i64, stand text, stap text,
--   behandelaar i64?, behandelaar_naam text?, letter text?, punten i64?,
--   verloopt_op i64, termijn i64?, op_lijst i64, afsluitreden text?, gesloten_op i64?)
SELECT m.dossier, m.volgnr, m.versie, m.soort, m.contact, m.bericht, m.advies, m.bron,
  m.hoedanigheid, m.ontvangen_op, m.medewerker, m.gebeurd_op, m.gebeurd_tijd,
  m.gebeurd_waar, m.verteld, m.getoond, m.direct_gevaar, m.gevaar, m.kinderen,
  m.gezin_weet, m.gemeente, m.crisis, m.stand, m.stap, m.behandelaar,
  b.naam AS behandelaar_naam, m.letter, m.punten, m.verloopt_op, m.termijn, m.op_lijst,
  m.afsluitreden, m.gesloten_op
FROM melding m LEFT JOIN medewerker b ON b.regio = m.regio AND b.id = m.behandelaar
WHERE m.regio = :regio AND m.id = :id;

-- melding_vormen(regio i64, melding i64) -> many (vorm text)
SELECT vorm FROM melding_vorm WHERE regio = :regio AND melding = :melding
ORDER BY vorm LIMIT 60;

-- melding_betrokkenen(regio i64, melding i64) -> many (persoon i64, rol text,
--   hoedanigheid text?, kind i64)
SELECT persoon, rol, hoedanigheid, kind FROM melding_betrokkene
WHERE regio = :regio AND melding = :melding ORDER BY kind, persoon LIMIT 100;

-- melding_meldcode(regio i64, melding i64) -> many (stap text, antwoord text)
SELECT stap, antwoord FROM meldcode WHERE regio = :regio AND melding = :melding
ORDER BY stap LIMIT 60;

-- melding_lijst_dossier(regio i64, dossier i64, max i64) -> many (id i64, volgnr i64,
--   soort text, bron text, hoedanigheid text, ontvangen_op i64, kinderen i64,
--   crisis i64, stand text, stap text, behandelaar i64?, behandelaar_naam text?,
--   letter text?, punten i64?, verloopt_op i64, op_lijst i64, afsluitreden text?,
--   gesloten_op i64?)
SELECT m.id, m.volgnr, m.soort, m.bron, m.hoedanigheid, m.ontvangen_op, m.kinderen,
  m.crisis, m.stand, m.stap, m.behandelaar, b.naam AS behandelaar_naam, m.letter,
  m.punten, m.verloopt_op, m.op_lijst, m.afsluitreden, m.gesloten_op
FROM melding m LEFT JOIN medewerker b ON b.regio = m.regio AND b.id = m.behandelaar
WHERE m.regio = :regio AND m.dossier = :dossier ORDER BY m.volgnr DESC LIMIT :max;

-- In the order of the code within a report: melding_lees.c sees to that.
-- melding_vormen_dossier(regio i64, dossier i64) -> many (melding i64, vorm text)
SELECT v.melding, v.vorm FROM melding m
JOIN melding_vorm v ON v.regio = m.regio AND v.melding = m.id
WHERE m.regio = :regio AND m.dossier = :dossier LIMIT 10000;

-- What the steps look at.
-- melding_stand(regio i64, id i64) -> one (dossier i64, stand text, stap text,
--   crisis i64, behandelaar i64?, op_lijst i64, gevaar blob?)
SELECT dossier, stand, stap, crisis, behandelaar, op_lijst, gevaar FROM melding
WHERE regio = :regio AND id = :id;

-- melding_stap_set(regio i64, id i64, stap text) -> exec one
UPDATE melding SET stap = :stap, versie = versie + 1 WHERE regio = :regio AND id = :id;

-- melding_acuut_set(regio i64, id i64, stap text, direct_gevaar text, gevaar blob?,
--   crisis i64) -> exec one
UPDATE melding SET stap = :stap, direct_gevaar = :direct_gevaar, gevaar = :gevaar,
  crisis = :crisis, voorrang = :crisis, versie = versie + 1 WHERE regio = :regio AND id = :id;

-- melding_letter_set(regio i64, id i64, stap text, letter text, punten i64) -> exec one
UPDATE melding SET stap = :stap, letter = :letter, punten = :punten,
  versie = versie + 1 WHERE regio = :regio AND id = :id;

-- melding_besloten_set(regio i64, id i64, stap text, behandelaar i64?) -> exec one
UPDATE melding SET stap = :stap, behandelaar = coalesce(:behandelaar, behandelaar),
  voorrang = 0, op_lijst = 0, versie = versie + 1 WHERE regio = :regio AND id = :id;

-- melding_behandelaar_set(regio i64, id i64, behandelaar i64) -> exec one
UPDATE melding SET behandelaar = :behandelaar, versie = versie + 1
WHERE regio = :regio AND id = :id;

-- melding_lijst_set(regio i64, id i64, op_lijst i64) -> exec one
UPDATE melding SET op_lijst = :op_lijst, versie = versie + 1
WHERE regio = :regio AND id = :id;

-- melding_gesloten_set(regio i64, id i64, reden text, nu i64) -> exec one
UPDATE melding SET stand = 'gesloten', stap = 'gesloten', afsluitreden = :reden,
  gesloten_op = :nu, voorrang = 0, op_lijst = 0, versie = versie + 1
WHERE regio = :regio AND id = :id AND stand = 'open';

-- What stands in the way of closing (B4, D5). Feedback counts from the first
-- decision on: before it nobody could tell what is done with the report.
-- melding_open_werk(regio i64, melding i64) -> one (besluiten i64, terugkoppelingen i64,
--   onderzoeken i64, hulp i64, overdrachten i64, verzoeken i64)
SELECT
  (SELECT count(*) FROM besluit b WHERE b.regio = :regio AND b.melding = :melding)
    AS besluiten,
  (SELECT count(*) FROM terugkoppeling k WHERE k.regio = :regio AND k.melding = :melding
    AND k.op >= (SELECT min(b.op) FROM besluit b
      WHERE b.regio = :regio AND b.melding = :melding)) AS terugkoppelingen,
  (SELECT count(*) FROM onderzoek o WHERE o.regio = :regio AND o.melding = :melding
    AND o.afgerond_op IS NULL) AS onderzoeken,
  (SELECT count(*) FROM hulp h WHERE h.regio = :regio AND h.melding = :melding
    AND h.gestart_op IS NULL AND h.geweigerd_op IS NULL) AS hulp,
  (SELECT count(*) FROM overdracht v WHERE v.regio = :regio AND v.melding = :melding
    AND v.antwoord IS NULL) AS overdrachten,
  (SELECT count(*) FROM vto t WHERE t.regio = :regio AND t.melding = :melding
    AND t.verzonden_op IS NULL) AS verzoeken;
