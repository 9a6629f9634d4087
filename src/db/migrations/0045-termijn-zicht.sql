-- Few dossiers are shielded: whoever counts thousands of clocks asks for these once.
CREATE INDEX dossier_afgeschermd ON dossier (regio, afgeschermd, id);

-- With everything that a list and a count of waiting cases asks.
DROP INDEX termijn_wacht;
CREATE INDEX termijn_wacht ON termijn (regio, wacht, stand, verloopt_op, id, dossier)
  WHERE wacht = 1;
DROP INDEX termijn_zonder_reden;
CREATE INDEX termijn_zonder_reden ON termijn (regio, stop_op, id, dossier)
  WHERE stand = 'te_laat' AND laat_reden IS NULL;
