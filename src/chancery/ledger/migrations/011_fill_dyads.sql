-- The dyads of the records that were there before.
UPDATE records SET dyad = CASE WHEN len(parties) > 2 THEN '+' ELSE array_to_string(parties, '|') END;
INSERT INTO migrations VALUES (11);
