-- Which two parties do most events, figures and ties name together? Parameters: limit.
WITH named AS (
    SELECT r.id, unnest(list_distinct(r.parties)) AS code FROM records AS r WHERE r.kind IN ('event', 'figure', 'tie')
)
SELECT a.code AS first, b.code AS second, count(*) AS records
FROM named AS a JOIN named AS b ON b.id = a.id AND a.code < b.code
GROUP BY ALL
ORDER BY records DESC, first, second
LIMIT $limit
