-- Two rows that are one human being. No fact is moved: every row keeps the
-- person it was written about, and persoon.samengevoegd says under which number
-- that person is read now. So it can be undone at any time, in any order.

CREATE TABLE dubbel (               -- the queue of the data steward
  regio BIGINT NOT NULL, id BIGINT NOT NULL,
  een BIGINT NOT NULL, twee BIGINT NOT NULL, -- een is the older number
  bron TEXT NOT NULL,               -- medewerker, import, bsn, bericht
  score BIGINT, redenen TEXT NOT NULL DEFAULT '',
  stand TEXT NOT NULL CHECK (stand IN ('open', 'wacht', 'samen', 'ander', 'los')),
  -- wacht: asked for, a second person must agree (a part is protected)
  blijft BIGINT,                    -- under which of the two it is read
  sleutel BIGINT,                   -- of the reasons
  reden BLOB, los_reden BLOB,
  op BIGINT NOT NULL, door BIGINT NOT NULL,
  gevraagd_op BIGINT, gevraagd_door BIGINT,
  besloten_op BIGINT, besloten_door BIGINT,
  los_op BIGINT, los_door BIGINT,
  PRIMARY KEY (regio, id),
  FOREIGN KEY (regio, een) REFERENCES persoon (regio, id),
  FOREIGN KEY (regio, twee) REFERENCES persoon (regio, id)
);
CREATE INDEX dubbel_stand ON dubbel (regio, stand, id);
CREATE INDEX dubbel_een ON dubbel (regio, een);
CREATE INDEX dubbel_twee ON dubbel (regio, twee);

CREATE INDEX persoon_samengevoegd ON persoon (regio, samengevoegd)
  WHERE samengevoegd IS NOT NULL;

INSERT INTO rolrecht (regio, rol, recht, van)
SELECT r.regio, r.rol, 'persoon.beheer', MIN(r.van) FROM rolrecht r
WHERE r.rol = 'teamleider' AND NOT EXISTS (SELECT 1 FROM rolrecht w
  WHERE w.regio = r.regio AND w.rol = r.rol AND w.recht = 'persoon.beheer')
GROUP BY r.regio, r.rol;
