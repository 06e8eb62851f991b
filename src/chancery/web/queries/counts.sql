-- How much does the ledger hold, and from when to when was it written?
SELECT (SELECT count(*) FROM documents) AS documents,
       (SELECT count(*) FROM records WHERE kind = 'event') AS events,
       (SELECT count(*) FROM records WHERE kind = 'statement') AS statements,
       (SELECT count(*) FROM records WHERE kind = 'figure') AS figures,
       (SELECT count(*) FROM records WHERE kind = 'tie') AS ties,
       (SELECT count(*) FROM records WHERE kind = 'event' AND date_start IS NULL) AS undated_events,
       (SELECT count(*) FROM documents WHERE day IS NULL) AS undated_documents,
       (SELECT min(day) FROM documents) AS first_day, (SELECT max(day_end) FROM documents) AS last_day
