-- What may be seen: used by more than one statement.
-- fragment visible(v_all i64, v_region i64)
(:v_all = 1 OR t.regio = :v_region);
