-- advies_teller_volgende(regio i64, jaar i64) -> exec one
INSERT INTO teller (regio, naam, jaar, stand) VALUES (:regio, 'advies', :jaar, 1)
ON CONFLICT (regio, naam, jaar) DO UPDATE SET stand = teller.stand + 1;

-- advies_teller(regio i64, jaar i64) -> one (stand i64)
SELECT stand FROM teller WHERE regio = :regio AND naam = 'advies' AND jaar = :jaar;

-- advies_insert(regio i64, id i64, kenmerk text, contact i64, ontvangen_op i64,
--   medewerker i64, bron text, hoedanigheid text, gemeente text?, meldcodestap text?,
--   sleutel i64, vraag blob, advies blob, adviesvrager blob?, toestemming i64) -> exec one
INSERT INTO advies (regio, id, kenmerk, contact, ontvangen_op, medewerker, bron,
  hoedanigheid, gemeente, meldcodestap, sleutel, vraag, advies, adviesvrager, toestemming)
VALUES (:regio, :id, :kenmerk, :contact, :ontvangen_op, :medewerker, :bron, :hoedanigheid,
  :gemeente, :meldcodestap, :sleutel, :vraag, :advies, :adviesvrager, :toestemming);

-- advies_vorm_insert(regio i64, advies i64, vorm text) -> exec
INSERT INTO advies_vorm (regio, advies, vorm) VALUES (:regio, :advies, :vorm)
ON CONFLICT (regio, advies, vorm) DO NOTHING;

-- advies_row(regio i64, id i64) -> one (id i64, kenmerk text, contact i64,
--   ontvangen_op i64, medewerker i64, bron text, hoedanigheid text, gemeente text?,
--   meldcodestap text?, sleutel i64, vraag blob?, advies blob?, adviesvrager blob?,
--   toestemming i64, melding i64?, dossier i64?, medewerker_naam text?)
SELECT a.id, a.kenmerk, a.contact, a.ontvangen_op, a.medewerker, a.bron, a.hoedanigheid,
  a.gemeente, a.meldcodestap, a.sleutel, a.vraag, a.advies, a.adviesvrager, a.toestemming,
  a.melding, g.dossier, m.naam AS medewerker_naam
FROM advies a
LEFT JOIN medewerker m ON m.regio = a.regio AND m.id = a.medewerker
LEFT JOIN melding g ON g.regio = a.regio AND g.id = a.melding
WHERE a.regio = :regio AND a.id = :id;

-- advies_vormen(regio i64, advies i64, max i64) -> many (vorm text)
SELECT vorm FROM advies_vorm WHERE regio = :regio AND advies = :advies
ORDER BY vorm LIMIT :max;

-- advies_kenmerk(regio i64, kenmerk text) -> one (id i64)
SELECT id FROM advies WHERE regio = :regio AND kenmerk = :kenmerk;

-- adviezen(regio i64, voor_op i64, voor_id i64, max i64) -> many (id i64, kenmerk text,
--   contact i64, ontvangen_op i64, medewerker i64, bron text, hoedanigheid text,
--   gemeente text?, meldcodestap text?, toestemming i64, melding i64?,
--   medewerker_naam text?)
SELECT a.id, a.kenmerk, a.contact, a.ontvangen_op, a.medewerker, a.bron, a.hoedanigheid,
  a.gemeente, a.meldcodestap, a.toestemming, a.melding, m.naam AS medewerker_naam
FROM advies a
LEFT JOIN medewerker m ON m.regio = a.regio AND m.id = a.medewerker
WHERE a.regio = :regio
  AND (a.ontvangen_op < :voor_op OR (a.ontvangen_op = :voor_op AND a.id < :voor_id))
ORDER BY a.ontvangen_op DESC, a.id DESC LIMIT :max;

-- advies_melding_zet(regio i64, id i64, melding i64) -> exec one
UPDATE advies SET melding = :melding
WHERE regio = :regio AND id = :id AND (melding IS NULL OR melding = :melding);
