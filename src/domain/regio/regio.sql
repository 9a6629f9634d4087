-- Law and organisation: reading them whole, and loading a region folder.

-- full scan: the region is read whole, once
-- regio_lees_regio(regio i64) -> one (naam text, scherm text, telefoon text,
--   vingerafdruk text, geladen_op i64)
SELECT naam, scherm, telefoon, vingerafdruk, geladen_op FROM regio
WHERE regio = :regio;

-- full scan: the region is read whole, once
-- regio_lees_gemeenten(regio i64, max i64) -> many (code text, naam text,
--   jeugdregio text, inwoners i64, van text, tot text?)
SELECT code, naam, jeugdregio, inwoners, van, tot FROM gemeente
WHERE regio = :regio ORDER BY naam, van LIMIT :max;

-- full scan: the region is read whole, once
-- regio_lees_organisaties(regio i64, max i64) -> many (id i64, code text,
--   naam text, soort text, gemeente text?, telefoon text?, van text, tot text?)
SELECT id, code, naam, soort, gemeente, telefoon, van, tot FROM organisatie
WHERE regio = :regio ORDER BY naam, code LIMIT :max;

-- full scan: the region is read whole, once
-- regio_lees_normen(regio i64, max i64) -> many (code text, versie i64, naam text,
--   bron text, start_gebeurtenis text, stop_gebeurtenis text, lengte i64,
--   eenheid text, atw i64, waarschuw text, wie text, kalender text, per text,
--   verleng text, opschort i64, van text, tot text?)
SELECT code, versie, naam, bron, start_gebeurtenis, stop_gebeurtenis, lengte,
  eenheid, atw, waarschuw, wie, kalender, per, verleng, opschort, van, tot FROM norm
WHERE regio = :regio ORDER BY code, versie LIMIT :max;

-- full scan: the region is read whole, once
-- regio_lees_dagen(regio i64, max i64) -> many (datum text, naam text, atw i64,
--   werkdag i64, besluit text?)
SELECT datum, naam, atw, werkdag, besluit FROM kalender
WHERE regio = :regio ORDER BY datum LIMIT :max;

-- full scan: the region is read whole, once
-- regio_lees_codes(regio i64, max i64) -> many (lijst text, code text, naam text,
--   cbs text?, extra text?, van text, tot text?)
SELECT lijst, code, naam, cbs, extra, van, tot FROM code
WHERE regio = :regio ORDER BY lijst, volgorde, code, van LIMIT :max;

-- full scan: the region is read whole, once
-- regio_lees_vragenlijsten(regio i64, max i64) -> many (code text, versie i64,
--   naam text, grens_a i64, grens_b i64, van text, tot text?)
SELECT code, versie, naam, grens_a, grens_b, van, tot FROM vragenlijst
WHERE regio = :regio ORDER BY code, versie LIMIT :max;

-- regio_lees_vragen(regio i64, vragenlijst text, versie i64, max i64)
--   -> many (code text, sectie text, tekst text, verplicht i64)
SELECT code, sectie, tekst, verplicht FROM vraag
WHERE regio = :regio AND vragenlijst = :vragenlijst AND versie = :versie
ORDER BY volgorde LIMIT :max;

-- regio_lees_keuzes(regio i64, vragenlijst text, versie i64, vraag text, max i64)
--   -> many (code text, tekst text, punten i64)
SELECT code, tekst, punten FROM antwoordkeuze
WHERE regio = :regio AND vragenlijst = :vragenlijst AND versie = :versie
  AND vraag = :vraag
ORDER BY volgorde LIMIT :max;

-- full scan: the region is read whole, once
-- regio_lees_overlegsoorten(regio i64, max i64) -> many (code text, naam text,
--   dagen text, begin text, minuten i64, minuten_zaak i64, quorum i64,
--   voorzitter text, partners text, van text, tot text?)
SELECT code, naam, dagen, begin, minuten, minuten_zaak, quorum, voorzitter,
  partners, van, tot FROM overlegsoort
WHERE regio = :regio ORDER BY code, van LIMIT :max;

-- ---- loading a folder: what is there stays, what differs is brought up to date --

-- regio_zet_regio(regio i64, code text, naam text, scherm text, telefoon text,
--   nu i64, vingerafdruk text) -> exec one
INSERT INTO regio (regio, code, naam, scherm, telefoon, geladen_op, vingerafdruk)
VALUES (:regio, :code, :naam, :scherm, :telefoon, :nu, :vingerafdruk)
ON CONFLICT (regio) DO UPDATE SET code = excluded.code, naam = excluded.naam,
  scherm = excluded.scherm, telefoon = excluded.telefoon,
  geladen_op = excluded.geladen_op, vingerafdruk = excluded.vingerafdruk;

-- regio_zet_gemeente(regio i64, code text, naam text, jeugdregio text,
--   inwoners i64, van text, tot text?) -> exec
INSERT INTO gemeente (regio, code, naam, jeugdregio, inwoners, van, tot)
VALUES (:regio, :code, :naam, :jeugdregio, :inwoners, :van, :tot)
ON CONFLICT (regio, code, van) DO UPDATE SET naam = excluded.naam,
  jeugdregio = excluded.jeugdregio, inwoners = excluded.inwoners, tot = excluded.tot
WHERE gemeente.naam <> excluded.naam OR gemeente.jeugdregio <> excluded.jeugdregio
  OR gemeente.inwoners <> excluded.inwoners
  OR COALESCE(gemeente.tot, '') <> COALESCE(excluded.tot, '');

-- regio_zet_organisatie(regio i64, id i64, code text, naam text, soort text,
--   gemeente text?, telefoon text?, van text, tot text?) -> exec
INSERT INTO organisatie (regio, id, code, naam, soort, gemeente, telefoon, van, tot)
VALUES (:regio, :id, :code, :naam, :soort, :gemeente, :telefoon, :van, :tot)
ON CONFLICT (regio, code) DO UPDATE SET naam = excluded.naam, soort = excluded.soort,
  gemeente = excluded.gemeente, telefoon = excluded.telefoon, van = excluded.van,
  tot = excluded.tot
WHERE organisatie.naam <> excluded.naam OR organisatie.soort <> excluded.soort
  OR COALESCE(organisatie.gemeente, '') <> COALESCE(excluded.gemeente, '')
  OR COALESCE(organisatie.telefoon, '') <> COALESCE(excluded.telefoon, '')
  OR organisatie.van <> excluded.van
  OR COALESCE(organisatie.tot, '') <> COALESCE(excluded.tot, '');

-- regio_zet_rol(regio i64, code text, naam text, zicht text, van text, tot text?)
--   -> exec
INSERT INTO rol (regio, code, naam, zicht, van, tot)
VALUES (:regio, :code, :naam, :zicht, :van, :tot)
ON CONFLICT (regio, code, van) DO UPDATE SET naam = excluded.naam,
  zicht = excluded.zicht, tot = excluded.tot
WHERE rol.naam <> excluded.naam OR rol.zicht <> excluded.zicht
  OR COALESCE(rol.tot, '') <> COALESCE(excluded.tot, '');

-- regio_zet_recht(regio i64, rol text, recht text, van text, tot text?) -> exec
INSERT INTO rolrecht (regio, rol, recht, van, tot)
VALUES (:regio, :rol, :recht, :van, :tot)
ON CONFLICT (regio, rol, recht, van) DO UPDATE SET tot = excluded.tot
WHERE COALESCE(rolrecht.tot, '') <> COALESCE(excluded.tot, '');

-- regio_norm_hard(regio i64, code text, versie i64) -> one (start text, stop text,
--   lengte i64, eenheid text, atw i64, kalender text, per text, verleng text,
--   opschort i64, van text)
SELECT start_gebeurtenis AS start, stop_gebeurtenis AS stop, lengte, eenheid, atw,
  kalender, per, verleng, opschort, van
FROM norm WHERE regio = :regio AND code = :code AND versie = :versie;

-- regio_zet_norm(regio i64, code text, versie i64, naam text, bron text, start text,
--   stop text, lengte i64, eenheid text, atw i64, waarschuw text, wie text,
--   kalender text, per text, verleng text, opschort i64, van text, tot text?) -> exec
INSERT INTO norm (regio, code, versie, naam, bron, start_gebeurtenis,
  stop_gebeurtenis, lengte, eenheid, atw, waarschuw, wie, kalender, per, verleng,
  opschort, van, tot)
VALUES (:regio, :code, :versie, :naam, :bron, :start, :stop, :lengte, :eenheid,
  :atw, :waarschuw, :wie, :kalender, :per, :verleng, :opschort, :van, :tot)
ON CONFLICT (regio, code, versie) DO UPDATE SET naam = excluded.naam,
  bron = excluded.bron, waarschuw = excluded.waarschuw, wie = excluded.wie,
  tot = excluded.tot
WHERE norm.naam <> excluded.naam OR norm.bron <> excluded.bron
  OR norm.waarschuw <> excluded.waarschuw OR norm.wie <> excluded.wie
  OR COALESCE(norm.tot, '') <> COALESCE(excluded.tot, '');

-- regio_zet_dag(regio i64, datum text, naam text, atw i64, werkdag i64, besluit text?)
--   -> exec
INSERT INTO kalender (regio, datum, naam, atw, werkdag, besluit)
VALUES (:regio, :datum, :naam, :atw, :werkdag, :besluit)
ON CONFLICT (regio, datum) DO UPDATE SET naam = excluded.naam, atw = excluded.atw,
  werkdag = excluded.werkdag, besluit = excluded.besluit
WHERE kalender.naam <> excluded.naam OR kalender.atw <> excluded.atw
  OR kalender.werkdag <> excluded.werkdag
  OR COALESCE(kalender.besluit, '') <> COALESCE(excluded.besluit, '');

-- regio_zet_code(regio i64, lijst text, code text, naam text, volgorde i64,
--   cbs text?, extra text?, van text, tot text?) -> exec
INSERT INTO code (regio, lijst, code, naam, volgorde, cbs, extra, van, tot)
VALUES (:regio, :lijst, :code, :naam, :volgorde, :cbs, :extra, :van, :tot)
ON CONFLICT (regio, lijst, code, van) DO UPDATE SET naam = excluded.naam,
  volgorde = excluded.volgorde, cbs = excluded.cbs, extra = excluded.extra,
  tot = excluded.tot
WHERE code.naam <> excluded.naam OR code.volgorde <> excluded.volgorde
  OR COALESCE(code.cbs, '') <> COALESCE(excluded.cbs, '')
  OR COALESCE(code.extra, '') <> COALESCE(excluded.extra, '')
  OR COALESCE(code.tot, '') <> COALESCE(excluded.tot, '');

-- regio_vragenlijst_hard(regio i64, code text, versie i64) -> one (grens_a i64,
--   grens_b i64, van text)
SELECT grens_a, grens_b, van FROM vragenlijst
WHERE regio = :regio AND code = :code AND versie = :versie;

-- regio_zet_vragenlijst(regio i64, code text, versie i64, naam text, grens_a i64,
--   grens_b i64, van text, tot text?) -> exec
INSERT INTO vragenlijst (regio, code, versie, naam, grens_a, grens_b, van, tot)
VALUES (:regio, :code, :versie, :naam, :grens_a, :grens_b, :van, :tot)
ON CONFLICT (regio, code, versie) DO UPDATE SET naam = excluded.naam,
  tot = excluded.tot
WHERE vragenlijst.naam <> excluded.naam
  OR COALESCE(vragenlijst.tot, '') <> COALESCE(excluded.tot, '');

-- regio_zet_vraag(regio i64, vragenlijst text, versie i64, code text, sectie text,
--   tekst text, volgorde i64, verplicht i64) -> exec
INSERT INTO vraag (regio, vragenlijst, versie, code, sectie, tekst, volgorde, verplicht)
VALUES (:regio, :vragenlijst, :versie, :code, :sectie, :tekst, :volgorde, :verplicht)
ON CONFLICT (regio, vragenlijst, versie, code) DO UPDATE SET sectie = excluded.sectie,
  tekst = excluded.tekst, volgorde = excluded.volgorde, verplicht = excluded.verplicht
WHERE vraag.sectie <> excluded.sectie OR vraag.tekst <> excluded.tekst
  OR vraag.volgorde <> excluded.volgorde OR vraag.verplicht <> excluded.verplicht;

-- regio_zet_keuze(regio i64, vragenlijst text, versie i64, vraag text, code text,
--   tekst text, punten i64, volgorde i64) -> exec
INSERT INTO antwoordkeuze (regio, vragenlijst, versie, vraag, code, tekst, punten, volgorde)
VALUES (:regio, :vragenlijst, :versie, :vraag, :code, :tekst, :punten, :volgorde)
ON CONFLICT (regio, vragenlijst, versie, vraag, code) DO UPDATE SET
  tekst = excluded.tekst, punten = excluded.punten, volgorde = excluded.volgorde
WHERE antwoordkeuze.tekst <> excluded.tekst OR antwoordkeuze.punten <> excluded.punten
  OR antwoordkeuze.volgorde <> excluded.volgorde;

-- regio_zet_overlegsoort(regio i64, code text, naam text, dagen text, begin text,
--   minuten i64, minuten_zaak i64, quorum i64, voorzitter text, partners text,
--   van text, tot text?) -> exec
INSERT INTO overlegsoort (regio, code, naam, dagen, begin, minuten, minuten_zaak,
  quorum, voorzitter, partners, van, tot)
VALUES (:regio, :code, :naam, :dagen, :begin, :minuten, :minuten_zaak, :quorum,
  :voorzitter, :partners, :van, :tot)
ON CONFLICT (regio, code, van) DO UPDATE SET naam = excluded.naam,
  dagen = excluded.dagen, begin = excluded.begin, minuten = excluded.minuten,
  minuten_zaak = excluded.minuten_zaak, quorum = excluded.quorum,
  voorzitter = excluded.voorzitter, partners = excluded.partners, tot = excluded.tot
WHERE overlegsoort.naam <> excluded.naam OR overlegsoort.dagen <> excluded.dagen
  OR overlegsoort.begin <> excluded.begin OR overlegsoort.minuten <> excluded.minuten
  OR overlegsoort.minuten_zaak <> excluded.minuten_zaak
  OR overlegsoort.quorum <> excluded.quorum
  OR overlegsoort.voorzitter <> excluded.voorzitter
  OR overlegsoort.partners <> excluded.partners
  OR COALESCE(overlegsoort.tot, '') <> COALESCE(excluded.tot, '');

-- What is loaded, as the keys of the files: to see which rows left a file.
-- full scan: the region is read whole, once
-- regio_sleutels(regio i64, max i64) -> many (bestand text, sleutel text)
SELECT 'gemeente.tsv' AS bestand, code || ' ' || van AS sleutel FROM gemeente
  WHERE regio = :regio
UNION ALL SELECT 'organisatie.tsv', code FROM organisatie WHERE regio = :regio
UNION ALL SELECT 'rol.tsv', code || ' ' || van FROM rol WHERE regio = :regio
UNION ALL SELECT 'recht.tsv', rol || ' ' || recht || ' ' || van FROM rolrecht
  WHERE regio = :regio
UNION ALL SELECT 'norm.tsv', code || ' ' || CAST(versie AS TEXT) FROM norm
  WHERE regio = :regio
UNION ALL SELECT 'kalender.tsv', datum FROM kalender WHERE regio = :regio
UNION ALL SELECT 'code.tsv', lijst || ' ' || code || ' ' || van FROM code
  WHERE regio = :regio
UNION ALL SELECT 'vragenlijst.tsv', code || ' ' || CAST(versie AS TEXT)
  FROM vragenlijst WHERE regio = :regio
UNION ALL SELECT 'vragenlijst.tsv', vragenlijst || ' ' || CAST(versie AS TEXT)
  || ' ' || vraag || ' ' || code FROM antwoordkeuze WHERE regio = :regio
UNION ALL SELECT 'overleg.tsv', code || ' ' || van FROM overlegsoort
  WHERE regio = :regio
LIMIT :max;

-- regio_medewerker_bestaat(inlog text) -> one (regio i64)
SELECT regio FROM medewerker WHERE inlog = :inlog;

-- regio_organisatie_id(regio i64, code text) -> one (id i64)
SELECT id FROM organisatie WHERE regio = :regio AND code = :code;

-- regio_medewerker_nieuw(regio i64, id i64, inlog text, naam text, rol text,
--   organisatie i64, wachtwoord text?, van i64, tot i64?) -> exec one
INSERT INTO medewerker (regio, id, inlog, naam, rol, organisatie, wachtwoord, van, tot)
VALUES (:regio, :id, :inlog, :naam, :rol, :organisatie, :wachtwoord, :van, :tot);

-- full scan: a row for each time that weights were learnt, and the newest is read
-- regio_lees_koppeling(regio i64) -> one (personen i64, gewichten text)
SELECT personen, gewichten FROM koppeling_gewicht WHERE regio = :regio
ORDER BY vanaf DESC LIMIT 1;
