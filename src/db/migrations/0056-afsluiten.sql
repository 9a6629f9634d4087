-- old version: keeps serving
-- It shows this step by its code.
-- A report whose reporter knows everything waits for closing, not for feedback (D5).
UPDATE melding SET stap = 'afsluiten'
WHERE stand = 'open' AND stap = 'terugkoppeling'
  AND EXISTS (SELECT 1 FROM terugkoppeling k WHERE k.regio = melding.regio
    AND k.melding = melding.id AND k.op >= (SELECT MIN(b.op) FROM besluit b
      WHERE b.regio = melding.regio AND b.melding = melding.id))
  AND NOT EXISTS (SELECT 1 FROM termijn t
    JOIN norm n ON n.regio = t.regio AND n.code = t.norm AND n.versie = t.norm_versie
    WHERE t.regio = melding.regio AND t.melding = melding.id
      AND t.stand IN ('loopt', 'geschorst') AND n.stop_gebeurtenis = 'teruggekoppeld');
