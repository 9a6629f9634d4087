-- onderzoek_insert(regio i64, id i64, dossier i64, melding i64, besluit i64,
--   onderzoeker i64, nu i64) -> exec one
INSERT INTO onderzoek (regio, id, dossier, melding, besluit, onderzoeker, besloten_op)
VALUES (:regio, :id, :dossier, :melding, :besluit, :onderzoeker, :nu);

-- onderzoek_rij(regio i64, id i64) -> one (melding i64, dossier i64, besluit i64,
--   onderzoeker i64, naam text?, besloten_op i64, gestart_op i64?, afgerond_op i64?,
--   plan blob?, bevindingen blob?, kijk_betrokkenen blob?)
SELECT o.melding, o.dossier, o.besluit, o.onderzoeker, d.naam, o.besloten_op, o.gestart_op,
  o.afgerond_op, o.plan, o.bevindingen, o.kijk_betrokkenen
FROM onderzoek o LEFT JOIN medewerker d ON d.regio = o.regio AND d.id = o.onderzoeker
WHERE o.regio = :regio AND o.id = :id;

-- onderzoek_lijst(regio i64, melding i64) -> many (id i64)
SELECT id FROM onderzoek WHERE regio = :regio AND melding = :melding ORDER BY id LIMIT 50;

-- onderzoek_plan_set(regio i64, id i64, plan blob, gestart_op i64) -> exec one
UPDATE onderzoek SET plan = :plan, gestart_op = :gestart_op, versie = versie + 1
WHERE regio = :regio AND id = :id AND afgerond_op IS NULL;

-- onderzoek_einde_set(regio i64, id i64, bevindingen blob, kijk_betrokkenen blob, nu i64)
--   -> exec one
UPDATE onderzoek SET bevindingen = :bevindingen, kijk_betrokkenen = :kijk_betrokkenen,
  afgerond_op = :nu, versie = versie + 1
WHERE regio = :regio AND id = :id AND afgerond_op IS NULL;

-- informant_insert(regio i64, id i64, onderzoek i64, naam blob, hoedanigheid text,
--   toestemming text, nu i64) -> exec one
INSERT INTO informant (regio, id, onderzoek, naam, hoedanigheid, toestemming, gevraagd_op)
VALUES (:regio, :id, :onderzoek, :naam, :hoedanigheid, :toestemming, :nu);

-- informant_rij(regio i64, id i64) -> one (onderzoek i64, toestemming text)
SELECT onderzoek, toestemming FROM informant WHERE regio = :regio AND id = :id;

-- informant_lijst(regio i64, onderzoek i64) -> many (id i64, naam blob, hoedanigheid text,
--   toestemming text, gevraagd_op i64, beantwoord_op i64?, antwoord blob?)
SELECT id, naam, hoedanigheid, toestemming, gevraagd_op, beantwoord_op, antwoord
FROM informant WHERE regio = :regio AND onderzoek = :onderzoek ORDER BY id LIMIT 200;

-- informant_antwoord_set(regio i64, id i64, antwoord blob, nu i64) -> exec one
UPDATE informant SET antwoord = :antwoord, beantwoord_op = coalesce(beantwoord_op, :nu)
WHERE regio = :regio AND id = :id;

-- conclusie_insert(regio i64, onderzoek i64, persoon i64, vorm text, uitkomst text,
--   uitleg blob?) -> exec one
INSERT INTO conclusie (regio, onderzoek, persoon, vorm, uitkomst, uitleg)
VALUES (:regio, :onderzoek, :persoon, :vorm, :uitkomst, :uitleg);

-- conclusie_lijst(regio i64, onderzoek i64) -> many (persoon i64, vorm text, uitkomst text,
--   uitleg blob?)
SELECT persoon, vorm, uitkomst, uitleg FROM conclusie
WHERE regio = :regio AND onderzoek = :onderzoek ORDER BY persoon, vorm LIMIT 4000;

-- What a conclusion is due on: every form for every person of the report (C1).
-- conclusie_vragen(regio i64, melding i64) -> many (persoon i64, vorm text)
SELECT b.persoon, v.vorm
FROM melding_betrokkene b
JOIN melding_vorm v ON v.regio = b.regio AND v.melding = b.melding
WHERE b.regio = :regio AND b.melding = :melding
ORDER BY b.kind, b.persoon, v.vorm LIMIT 4000;
