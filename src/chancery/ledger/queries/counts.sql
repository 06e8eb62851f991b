-- How many documents and records of each kind does the ledger hold?
SELECT (SELECT count(*) FROM documents) AS documents,
       count(*) FILTER (WHERE kind = 'event') AS events,
       count(*) FILTER (WHERE kind = 'statement') AS statements,
       count(*) FILTER (WHERE kind = 'figure') AS figures,
       count(*) FILTER (WHERE kind = 'tie') AS ties
FROM records
