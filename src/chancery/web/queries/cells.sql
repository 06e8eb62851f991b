-- How often does each actor act upon each recipient in a window, and how well? Parameters: since, until (days or NULL), status (list), limit
-- (of parties, those with most events).
WITH inside AS (
    SELECT DISTINCT source, target, row, quad, score
    FROM dyads
    WHERE (len($status::VARCHAR[]) = 0 OR list_contains($status::VARCHAR[], status))
      AND ($since::DATE IS NULL OR date_end >= $since::DATE) AND ($until::DATE IS NULL OR date_start <= $until::DATE)
), most AS (
    SELECT party, count(*) AS n
    FROM (SELECT source AS party, row FROM inside UNION SELECT target, row FROM inside)
    GROUP BY ALL ORDER BY n DESC, party LIMIT $limit
)
SELECT source, target, count(*) AS reports, avg(score) AS score, count(*) FILTER (quad <= 2) AS cooperation,
       count(*) FILTER (quad > 2) AS conflict
FROM inside
WHERE source IN (SELECT party FROM most) AND target IN (SELECT party FROM most)
GROUP BY ALL
ORDER BY reports DESC, source, target
