-- How often do events join these parties with each other? Parameters: parties, status (list, empty for any), since, until (days or NULL).
SELECT first, second, count(*) AS reports, count(*) FILTER (quad <= 2) AS cooperation, count(*) FILTER (quad > 2) AS conflict,
       avg(score) AS score
FROM (
    SELECT DISTINCT least(source, target) AS first, greatest(source, target) AS second, row, quad, score
    FROM dyads
    WHERE list_contains($parties::VARCHAR[], source) AND list_contains($parties::VARCHAR[], target)
      AND (len($status::VARCHAR[]) = 0 OR list_contains($status::VARCHAR[], status))
      AND ($since::DATE IS NULL OR date_end >= $since::DATE) AND ($until::DATE IS NULL OR date_start <= $until::DATE)
)
GROUP BY ALL
ORDER BY reports DESC, first, second
