-- Which two parties does each event join? One row for each actor and recipient; every two parties of a mutual act, in both directions.
CREATE OR REPLACE TABLE dyads AS
WITH acts AS (SELECT * FROM records WHERE kind = 'event'),
directed AS (
    SELECT *, unnest(recipients) AS target FROM (SELECT *, unnest(actors) AS source FROM acts WHERE len(recipients) > 0)
),
mutual AS (
    SELECT *, unnest(actors) AS target FROM (SELECT *, unnest(actors) AS source FROM acts WHERE len(recipients) = 0 AND len(actors) > 1)
)
SELECT id, source, target, month, written, date_start, date_end, day, day_end, quad, score, type, status, language, outlet, document, mutual
FROM (SELECT *, false AS mutual FROM directed UNION ALL SELECT *, true AS mutual FROM mutual)
WHERE source <> target
ORDER BY source, target, month
