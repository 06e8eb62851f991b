-- Which two parties does each event join? One row for each actor and recipient; every two parties of a mutual act, in both directions.
-- `row` is the record's place in the table of records; `mutual` tells that the event has a row in the other direction too; what lists of
-- acts group by is kept here too, so that they need no look into that table.
CREATE OR REPLACE TABLE dyads AS
WITH acts AS (SELECT *, rowid AS row FROM records WHERE kind = 'event'),
directed AS (
    SELECT *, unnest(recipients) AS target FROM (SELECT *, unnest(actors) AS source FROM acts WHERE len(recipients) > 0)
),
mutual AS (
    SELECT *, unnest(actors) AS target FROM (SELECT *, unnest(actors) AS source FROM acts WHERE len(recipients) = 0 AND len(actors) > 1)
)
SELECT row, id, source, target, month, written, date_start, date_end, day, day_end, quad, score, type, mode, status, actors, recipients, language, outlet,
       document, mutual
FROM (SELECT *, list_has_any(actors, recipients) AS mutual FROM directed UNION ALL SELECT *, true AS mutual FROM mutual)
WHERE source <> target
ORDER BY source, target, month
