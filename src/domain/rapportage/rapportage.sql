-- Figures of a quarter. Every statement is bounded by dates through an index.

-- rapport_adviezen(regio i64, van i64, tot i64, max i64) -> many (gemeente text?, aantal i64)
SELECT gemeente, count(*) AS aantal FROM advies
WHERE regio = :regio AND ontvangen_op >= :van AND ontvangen_op < :tot
GROUP BY gemeente LIMIT :max;

-- rapport_meldingen(regio i64, van i64, tot i64, max i64) -> many
--   (gemeente text?, aantal i64, crises i64)
SELECT gemeente, count(*) AS aantal,
  count(CASE WHEN crisis = 1 THEN 1 END) AS crises
FROM melding
WHERE regio = :regio AND ontvangen_op >= :van AND ontvangen_op < :tot
GROUP BY gemeente LIMIT :max;

-- Clocks that began in the quarter and did not lapse: how many stopped, in how
-- long, how many in time, and how many run on past their due moment.
-- rapport_termijnen(regio i64, norm text, van i64, tot i64, nu i64, max i64) -> many
--   (gemeente text?, klaar i64, binnen i64, over i64, seconden i64)
SELECT m.gemeente, count(t.stop_op) AS klaar,
  count(CASE WHEN t.stop_op <= t.verloopt_op THEN 1 END) AS binnen,
  count(CASE WHEN t.stop_op IS NULL AND t.verloopt_op < :nu THEN 1 END) AS over,
  CAST(coalesce(sum(t.stop_op - t.start_op), 0) AS BIGINT) AS seconden
FROM termijn t JOIN melding m ON m.regio = t.regio AND m.id = t.melding
WHERE t.regio = :regio AND t.norm = :norm AND t.start_op >= :van
  AND t.start_op < :tot AND t.stand <> 'vervallen'
GROUP BY m.gemeente LIMIT :max;

-- The same, one by one: where working days must be counted. Such terms are few.
-- rapport_termijn_rijen(regio i64, norm text, van i64, tot i64, max i64) -> many
--   (gemeente text?, start_op i64, stop_op i64)
SELECT m.gemeente, t.start_op, t.stop_op
FROM termijn t JOIN melding m ON m.regio = t.regio AND m.id = t.melding
WHERE t.regio = :regio AND t.norm = :norm AND t.start_op >= :van
  AND t.start_op < :tot AND t.stand <> 'vervallen' AND t.stop_op IS NOT NULL
ORDER BY t.start_op LIMIT :max;
