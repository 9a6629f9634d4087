-- What is emptied and removed when a dossier is destroyed; docs/vernietigen.md lists every
-- table. Codes, days and numbers that are counted stay; nothing of a person does.

-- Whose words go: of the dossier, its reporters, messages and the advice it grew out of.
-- wis_sleutels(regio i64, dossier i64, max i64) -> many (sleutel i64)
SELECT sleutel FROM dossier WHERE regio = :regio AND id = :dossier
UNION SELECT r.sleutel FROM melding m JOIN melder r ON r.regio = m.regio AND r.melding = m.id
WHERE m.regio = :regio AND m.dossier = :dossier
UNION SELECT b.sleutel FROM melding m JOIN bericht b ON b.regio = m.regio AND b.melding = m.id
WHERE m.regio = :regio AND m.dossier = :dossier
UNION SELECT b.sleutel FROM melding m JOIN bericht b ON b.regio = m.regio AND b.id = m.bericht
WHERE m.regio = :regio AND m.dossier = :dossier
UNION SELECT a.sleutel FROM melding m JOIN advies a ON a.regio = m.regio AND a.id = m.advies
WHERE m.regio = :regio AND m.dossier = :dossier
UNION SELECT a.sleutel FROM melding m JOIN advies a ON a.regio = m.regio AND a.melding = m.id
WHERE m.regio = :regio AND m.dossier = :dossier
LIMIT :max;

-- full scan: what is being typed now, and destroying is rare
-- wis_concept_sleutels(regio i64, dossier i64, max i64) -> many (sleutel i64)
SELECT sleutel FROM concept WHERE regio = :regio AND (onderwerp = :dossier
  OR onderwerp IN (SELECT id FROM melding WHERE regio = :regio AND dossier = :dossier)
  OR onderwerp IN (SELECT contact FROM melding WHERE regio = :regio AND dossier = :dossier
    AND contact IS NOT NULL)
  OR onderwerp IN (SELECT id FROM onderzoek WHERE regio = :regio AND dossier = :dossier))
LIMIT :max;

-- full scan: as above
-- wis_concept(regio i64, dossier i64) -> exec
DELETE FROM concept WHERE regio = :regio AND (onderwerp = :dossier
  OR onderwerp IN (SELECT id FROM melding WHERE regio = :regio AND dossier = :dossier)
  OR onderwerp IN (SELECT contact FROM melding WHERE regio = :regio AND dossier = :dossier
    AND contact IS NOT NULL)
  OR onderwerp IN (SELECT id FROM onderzoek WHERE regio = :regio AND dossier = :dossier));

-- wis_kluis_inzage(regio i64, dossier i64) -> exec
DELETE FROM kluis_inzage WHERE regio = :regio AND melding IN
  (SELECT id FROM melding WHERE regio = :regio AND dossier = :dossier);

-- wis_melder(regio i64, dossier i64) -> exec
DELETE FROM melder WHERE regio = :regio AND melding IN
  (SELECT id FROM melding WHERE regio = :regio AND dossier = :dossier);

-- wis_meldcode(regio i64, dossier i64) -> exec
DELETE FROM meldcode WHERE regio = :regio AND melding IN
  (SELECT id FROM melding WHERE regio = :regio AND dossier = :dossier);

-- wis_melding_betrokkene(regio i64, dossier i64) -> exec
DELETE FROM melding_betrokkene WHERE regio = :regio AND melding IN
  (SELECT id FROM melding WHERE regio = :regio AND dossier = :dossier);

-- wis_voorstel(regio i64, dossier i64) -> exec
DELETE FROM voorstel WHERE regio = :regio AND melding IN
  (SELECT id FROM melding WHERE regio = :regio AND dossier = :dossier);

-- wis_inbreng(regio i64, dossier i64) -> exec
DELETE FROM inbreng WHERE regio = :regio AND melding IN
  (SELECT id FROM melding WHERE regio = :regio AND dossier = :dossier);

-- wis_weging_antwoord(regio i64, dossier i64) -> exec
DELETE FROM weging_antwoord WHERE regio = :regio AND weging IN
  (SELECT w.id FROM melding m
  JOIN weging w ON w.regio = m.regio AND w.melding = m.id
  WHERE m.regio = :regio AND m.dossier = :dossier);

-- wis_informant(regio i64, dossier i64) -> exec
DELETE FROM informant WHERE regio = :regio AND onderzoek IN
  (SELECT id FROM onderzoek WHERE regio = :regio AND dossier = :dossier);

-- wis_conclusie(regio i64, dossier i64) -> exec
DELETE FROM conclusie WHERE regio = :regio AND onderzoek IN
  (SELECT id FROM onderzoek WHERE regio = :regio AND dossier = :dossier);

-- wis_plan_actie(regio i64, dossier i64) -> exec
DELETE FROM plan_actie WHERE regio = :regio AND plan IN
  (SELECT id FROM plan WHERE regio = :regio AND dossier = :dossier);

-- wis_termijn_stap(regio i64, dossier i64) -> exec
DELETE FROM termijn_stap WHERE regio = :regio AND termijn IN
  (SELECT id FROM termijn WHERE regio = :regio AND dossier = :dossier);

-- wis_waarschuwing(regio i64, dossier i64) -> exec
DELETE FROM waarschuwing WHERE regio = :regio AND termijn IN
  (SELECT id FROM termijn WHERE regio = :regio AND dossier = :dossier);

-- wis_plan(regio i64, dossier i64) -> exec
DELETE FROM plan WHERE regio = :regio AND dossier = :dossier;

-- wis_notitie(regio i64, dossier i64) -> exec
DELETE FROM notitie WHERE regio = :regio AND dossier = :dossier;

-- wis_gebeurtenis(regio i64, dossier i64) -> exec
DELETE FROM gebeurtenis WHERE regio = :regio AND dossier = :dossier;

-- wis_taak(regio i64, dossier i64) -> exec
DELETE FROM taak WHERE regio = :regio AND dossier = :dossier;

-- wis_toegang(regio i64, dossier i64) -> exec
DELETE FROM toegang WHERE regio = :regio AND dossier = :dossier;

-- wis_afscherming(regio i64, dossier i64) -> exec
DELETE FROM afscherming WHERE regio = :regio AND dossier = :dossier;

-- wis_lid_veiligheid(regio i64, dossier i64) -> exec
DELETE FROM lid_veiligheid WHERE regio = :regio AND dossier = :dossier;

-- wis_lid_contact(regio i64, dossier i64) -> exec
DELETE FROM lid_contact WHERE regio = :regio AND dossier = :dossier;

-- wis_netwerk(regio i64, dossier i64) -> exec
DELETE FROM netwerk WHERE regio = :regio AND dossier = :dossier;

-- wis_dier(regio i64, dossier i64) -> exec
DELETE FROM dier WHERE regio = :regio AND dossier = :dossier;

-- wis_band(regio i64, dossier i64) -> exec
DELETE FROM band WHERE regio = :regio AND dossier = :dossier;

-- wis_signaal_weg(regio i64, dossier i64) -> exec
DELETE FROM signaal_weg WHERE regio = :regio AND dossier = :dossier;

-- wis_vernietiging(regio i64, dossier i64) -> exec
UPDATE vernietiging SET reden = NULL, besluit_reden = NULL
WHERE regio = :regio AND dossier = :dossier;

-- wis_vernietiging_stop(regio i64, dossier i64) -> exec
UPDATE vernietiging_stop SET reden = NULL, los_reden = NULL
WHERE regio = :regio AND dossier = :dossier;

-- wis_brief(regio i64, dossier i64) -> exec
DELETE FROM brief WHERE regio = :regio AND dossier = :dossier;

-- wis_brp_vraag(regio i64, dossier i64) -> exec
DELETE FROM brp_vraag WHERE regio = :regio AND dossier = :dossier;

-- full scan: keys are for repeating a form, and destroying is rare
-- wis_idempotentie(regio i64, dossier i64) -> exec
DELETE FROM idempotentie WHERE regio = :regio AND dossier = :dossier;

-- wis_weging(regio i64, dossier i64) -> exec
UPDATE weging SET afwijking = NULL WHERE regio = :regio AND melding IN
  (SELECT id FROM melding WHERE regio = :regio AND dossier = :dossier);

-- wis_overleg_punt(regio i64, dossier i64) -> exec
UPDATE overleg_punt SET reden = NULL WHERE regio = :regio AND melding IN
  (SELECT id FROM melding WHERE regio = :regio AND dossier = :dossier);

-- wis_besluit(regio i64, dossier i64, leeg blob) -> exec
UPDATE besluit SET reden = :leeg WHERE regio = :regio AND dossier = :dossier;

-- wis_onderzoek(regio i64, dossier i64) -> exec
UPDATE onderzoek SET plan = NULL, bevindingen = NULL, kijk_betrokkenen = NULL
WHERE regio = :regio AND dossier = :dossier;

-- wis_hulp(regio i64, dossier i64) -> exec
UPDATE hulp SET reden = NULL, persoon = NULL
WHERE regio = :regio AND dossier = :dossier;

-- wis_overdracht(regio i64, dossier i64, leeg blob) -> exec
UPDATE overdracht SET contactpersoon = NULL, tekst = :leeg, reden = NULL
WHERE regio = :regio AND dossier = :dossier;

-- wis_vto(regio i64, dossier i64, leeg blob) -> exec
UPDATE vto SET reden = :leeg WHERE regio = :regio AND dossier = :dossier;

-- wis_terugkoppeling(regio i64, dossier i64, leeg blob) -> exec
UPDATE terugkoppeling SET tekst = :leeg WHERE regio = :regio AND melding IN
  (SELECT id FROM melding WHERE regio = :regio AND dossier = :dossier);

-- The clock of the request is answered by this.
-- wis_termijn(regio i64, dossier i64, nu i64) -> exec
UPDATE termijn SET persoon = NULL, eigenaar = NULL, sein_op = NULL,
  stand = CASE WHEN stand NOT IN ('loopt', 'geschorst') THEN stand
    WHEN verloopt_op >= :nu THEN 'gehaald' ELSE 'te_laat' END,
  stop_op = COALESCE(stop_op, :nu), geschorst_op = NULL
WHERE regio = :regio AND dossier = :dossier;

-- wis_advies(regio i64, dossier i64) -> exec
UPDATE advies SET vraag = NULL, advies = NULL, adviesvrager = NULL, melding = NULL
WHERE regio = :regio AND (melding IN
  (SELECT id FROM melding WHERE regio = :regio AND dossier = :dossier)
  OR id IN (SELECT advies FROM melding WHERE regio = :regio AND dossier = :dossier
    AND advies IS NOT NULL));

-- A hash of a message is a hash of what is in it.
-- wis_bericht(regio i64, dossier i64, leeg blob) -> exec
UPDATE bericht SET ruw = :leeg, hash = :leeg, grootte = 0, referentie = '', aanbieding = NULL,
  identificatie = NULL, afhandeling = NULL, melding = NULL
WHERE regio = :regio AND (melding IN
  (SELECT id FROM melding WHERE regio = :regio AND dossier = :dossier)
  OR id IN (SELECT bericht FROM melding WHERE regio = :regio AND dossier = :dossier
    AND bericht IS NOT NULL));

-- wis_melding(regio i64, dossier i64, leeg blob) -> exec
UPDATE melding SET stand = 'gesloten', stap = 'gesloten', voorrang = 0,
  gesloten_op = COALESCE(gesloten_op, ontvangen_op), contact = NULL, bericht = NULL,
  advies = NULL, gebeurd_op = NULL,
  gebeurd_tijd = NULL, gebeurd_waar = NULL, verteld = :leeg, getoond = NULL, gevaar = NULL,
  gezin_weet = NULL, behandelaar = NULL, termijn = NULL, op_lijst = 0, versie = versie + 1
WHERE regio = :regio AND dossier = :dossier;

-- Shielded, with nobody named: in no list, no search, no figure with names.
-- wis_dossier(regio i64, dossier i64) -> exec one
UPDATE dossier SET stand = 'gesloten', gesloten_op = COALESCE(gesloten_op, geopend_op),
  naam = '', afgeschermd = 1, casusregisseur = NULL, procesregisseur = NULL,
  veiligheid = NULL, veiligheid_op = NULL, veiligheid_door = NULL, contact_veilig = NULL,
  huisbezoek = NULL, versie = versie + 1
WHERE regio = :regio AND id = :dossier;

-- ---- a household ------------------------------------------------------------------

-- wis_huishouden(regio i64, huishouden i64) -> exec one
UPDATE huishouden SET naam = '', straat = NULL, huisnummer = NULL, postcode = NULL,
  woonplaats = NULL, gemeente = NULL, versie = versie + 1
WHERE regio = :regio AND id = :huishouden;

-- wis_huishouden_adres(regio i64, huishouden i64) -> exec
DELETE FROM huishouden_adres WHERE regio = :regio AND huishouden = :huishouden;

-- wis_huis_leden(regio i64, huishouden i64) -> exec
DELETE FROM lidmaatschap WHERE regio = :regio AND huishouden = :huishouden;

-- wis_import(regio i64, rij i64) -> exec
DELETE FROM import_rij WHERE regio = :regio AND rij = :rij;

-- ---- a person ---------------------------------------------------------------------

-- wis_persoon(regio i64, persoon i64) -> exec one
UPDATE persoon SET bsn = NULL, bsn_bron = NULL, geslachtsnaam = '', voorvoegsel = '',
  voornamen = '', roepnaam = '', geslacht = 'O', geboren = NULL, overleden = NULL, geheim = 0,
  taal = NULL, tolk = 0, telefoon = NULL, straat = NULL, huisnummer = NULL, postcode = NULL,
  woonplaats = NULL, gemeente = NULL, land = NULL, achternaam = NULL, voornaam_kern = '',
  voorletters = '', partnernaam = '', partnervoorvoegsel = '', naamgebruik = 'E',
  bsn_stand = '', bsn_reden = NULL, namen = 0, samengevoegd = NULL, versie = versie + 1
WHERE regio = :regio AND id = :persoon;

-- wis_persoon_feit(regio i64, persoon i64) -> exec
DELETE FROM persoon_feit WHERE regio = :regio AND persoon = :persoon;

-- wis_persoon_naam(regio i64, persoon i64) -> exec
DELETE FROM persoon_naam WHERE regio = :regio AND persoon = :persoon;

-- wis_persoon_sleutel(regio i64, persoon i64) -> exec
DELETE FROM persoon_sleutel WHERE regio = :regio AND persoon = :persoon;

-- wis_lid(regio i64, persoon i64) -> exec
DELETE FROM lidmaatschap WHERE regio = :regio AND persoon = :persoon;

-- wis_relatie_import(regio i64, persoon i64) -> exec
DELETE FROM import_rij WHERE regio = :regio AND rij IN
  (SELECT id FROM relatie WHERE regio = :regio AND (persoon = :persoon OR ander = :persoon));

-- wis_relatie(regio i64, persoon i64) -> exec
DELETE FROM relatie WHERE regio = :regio AND (persoon = :persoon OR ander = :persoon);

-- wis_gezag(regio i64, persoon i64) -> exec
DELETE FROM gezag WHERE regio = :regio AND (kind = :persoon OR gezaghebber = :persoon);

-- wis_voorstel_persoon(regio i64, persoon i64) -> exec
DELETE FROM voorstel WHERE regio = :regio AND (persoon = :persoon OR kandidaat = :persoon);

-- What this dossier wrote down about one who stays.
-- wis_relatie_hier(regio i64, persoon i64, dossier i64) -> exec
DELETE FROM relatie WHERE regio = :regio AND (persoon = :persoon OR ander = :persoon)
  AND dossier = :dossier;

-- wis_gezag_hier(regio i64, persoon i64, dossier i64) -> exec
DELETE FROM gezag WHERE regio = :regio AND (kind = :persoon OR gezaghebber = :persoon)
  AND dossier = :dossier;

-- ---- two numbers that were one person: the tree keeps its numbers --------------------

-- wis_dubbel_sleutels(regio i64, persoon i64, max i64) -> many (sleutel i64)
SELECT sleutel FROM dubbel WHERE regio = :regio AND (een = :persoon OR twee = :persoon)
  AND sleutel IS NOT NULL LIMIT :max;

-- wis_dubbel_weg(regio i64, persoon i64) -> exec
DELETE FROM dubbel WHERE regio = :regio AND (een = :persoon OR twee = :persoon)
  AND stand <> 'samen';

-- wis_dubbel(regio i64, persoon i64) -> exec
UPDATE dubbel SET redenen = '', score = NULL, sleutel = NULL, reden = NULL, los_reden = NULL,
  gevraagd_reden = NULL
WHERE regio = :regio AND (een = :persoon OR twee = :persoon) AND stand = 'samen';

-- What keeps somebody safe holds under every number of his, also when the one on which it
-- was written goes: a secret address, and that he died.
-- wis_veilig_blijft(regio i64, persoon i64) -> exec
UPDATE persoon SET versie = versie + 1, geheim = CASE WHEN geheim = 1 THEN 1 ELSE
    (SELECT p.geheim FROM persoon p WHERE p.regio = :regio AND p.id = :persoon) END,
  overleden = COALESCE(overleden,
    (SELECT p.overleden FROM persoon p WHERE p.regio = :regio AND p.id = :persoon))
WHERE regio = :regio AND id <> :persoon AND id IN (
  SELECT o.id FROM persoon o WHERE o.regio = :regio AND o.samengevoegd = :persoon
  UNION SELECT z.samengevoegd FROM persoon z WHERE z.regio = :regio AND z.id = :persoon
  UNION SELECT b.id FROM persoon z JOIN persoon b ON b.regio = z.regio
    AND b.samengevoegd = z.samengevoegd WHERE z.regio = :regio AND z.id = :persoon);

-- Who is read under this number.
-- wis_onder(regio i64, persoon i64, max i64) -> many (id i64)
SELECT id FROM persoon WHERE regio = :regio AND samengevoegd = :persoon ORDER BY id LIMIT :max;

-- wis_onder_zet(regio i64, id i64, samengevoegd i64?) -> exec one
UPDATE persoon SET samengevoegd = :samengevoegd WHERE regio = :regio AND id = :id;

-- ---- names that nobody has any more -------------------------------------------------

-- wis_namen_van(regio i64, persoon i64, max i64) -> many (achternaam i64?, voornamen text,
--   roepnaam text)
SELECT achternaam, voornamen, roepnaam FROM persoon WHERE regio = :regio AND id = :persoon
UNION ALL SELECT achternaam, voornamen, '' FROM persoon_sleutel
WHERE regio = :regio AND persoon = :persoon
UNION ALL SELECT NULL, voornamen, '' FROM persoon_naam
WHERE regio = :regio AND persoon = :persoon
UNION ALL SELECT NULL, COALESCE(waarde, ''), '' FROM persoon_feit
WHERE regio = :regio AND persoon = :persoon AND veld IN ('voornamen', 'roepnaam')
LIMIT :max;

-- A surname that somebody or his partner had before has a row too.
-- wis_achternaam_oud(regio i64, persoon i64, max i64) -> many (waarde text)
SELECT COALESCE(waarde, '') AS waarde FROM persoon_feit
WHERE regio = :regio AND persoon = :persoon AND veld IN ('geslachtsnaam', 'partnernaam')
UNION SELECT geslachtsnaam FROM persoon_naam WHERE regio = :regio AND persoon = :persoon
LIMIT :max;

-- wis_achternaam_in_gebruik(regio i64, achternaam i64) -> one (n i64)
SELECT (SELECT COUNT(*) FROM persoon WHERE regio = :regio AND achternaam = :achternaam)
  + (SELECT COUNT(*) FROM persoon_sleutel WHERE regio = :regio AND achternaam = :achternaam) AS n;

-- full scan: the names of one person, and destroying is rare
-- wis_achternaam_variant(regio i64, achternaam i64) -> exec
DELETE FROM achternaam_variant WHERE regio = :regio AND achternaam = :achternaam;

-- wis_achternaam(regio i64, achternaam i64) -> exec
DELETE FROM achternaam WHERE regio = :regio AND id = :achternaam;

-- wis_achternaam_vind(regio i64, kern text) -> one (id i64)
SELECT id FROM achternaam WHERE regio = :regio AND kern = :kern;

-- wis_voornaam_vind(regio i64, kern text) -> one (id i64, klank text)
SELECT id, klank FROM voornaam WHERE regio = :regio AND kern = :kern;

-- Who has a first name that sounds so.
-- wis_voornaam_zo(regio i64, klank text, max i64) -> many (voornamen text, roepnaam text)
SELECT voornamen, roepnaam FROM persoon WHERE regio = :regio AND voornaam_kern = :klank
UNION ALL SELECT CASE WHEN s.voornamen = '' THEN p.roepnaam ELSE s.voornamen END, p.roepnaam
FROM persoon_sleutel s JOIN persoon p ON p.regio = s.regio AND p.id = s.persoon
WHERE s.regio = :regio AND s.voornaam_kern = :klank LIMIT :max;

-- full scan: as above
-- wis_voornaam_variant(regio i64, voornaam i64) -> exec
DELETE FROM voornaam_variant WHERE regio = :regio AND voornaam = :voornaam;

-- wis_voornaam(regio i64, voornaam i64) -> exec
DELETE FROM voornaam WHERE regio = :regio AND id = :voornaam;

-- vernietigd_insert(regio i64, soort text, nummer i64, op i64, artikel text,
--   door i64) -> exec one
INSERT INTO vernietigd (regio, soort, nummer, op, artikel, door)
VALUES (:regio, :soort, :nummer, :op, :artikel, :door);

-- wis_meldingen(regio i64, dossier i64, max i64) -> many (id i64)
SELECT id FROM melding WHERE regio = :regio AND dossier = :dossier ORDER BY id LIMIT :max;

-- The key is gone and the rest is not: an older copy was put back with later keys.
-- full scan: once, after a copy was put back
-- vernietig_half(regio i64, max i64) -> many (dossier i64, op i64)
SELECT d.id AS dossier, s.vernietigd_op AS op FROM sleutel s
JOIN dossier d ON d.regio = s.regio AND d.sleutel = s.id
WHERE s.regio = :regio AND s.vernietigd_op IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM vernietigd v WHERE v.regio = d.regio
    AND v.soort = 'dossier' AND v.nummer = d.id)
ORDER BY d.id LIMIT :max;

-- A proposal that waited in the old copy was agreed to since.
-- vernietig_alsnog(regio i64, dossier i64, op i64) -> exec
UPDATE vernietiging SET stand = 'vernietigd', besloten_op = :op
WHERE regio = :regio AND dossier = :dossier AND stand = 'voorgesteld';
