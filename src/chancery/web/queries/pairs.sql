-- Which two parties do most events join, counted as reports, and how do they stand? Parameters: since, until (days or NULL), limit.
SELECT first, second, count(*) AS reports, count(*) FILTER (quad <= 2) AS cooperation, count(*) FILTER (quad > 2) AS conflict,
       avg(score) AS score, max(date_start) AS last_day
FROM (
    SELECT DISTINCT least(source, target) AS first, greatest(source, target) AS second, row, quad, score, date_start
    FROM dyads
    WHERE status = 'actual' AND ($since::DATE IS NULL OR coalesce(date_end, day_end) >= $since::DATE)
      AND ($until::DATE IS NULL OR coalesce(date_start, day) <= $until::DATE)
)
GROUP BY ALL
ORDER BY reports DESC, first, second
LIMIT $limit
