-- In how many events of a window does each party take part, and how well do they go? Parameters: since, until (days or NULL), status (list).
SELECT party, count(*) AS reports, count(*) FILTER (quad <= 2) AS cooperation, count(*) FILTER (quad > 2) AS conflict, avg(score) AS score
FROM (
    SELECT DISTINCT unnest([source, target]) AS party, row, quad, score
    FROM dyads
    WHERE (len($status::VARCHAR[]) = 0 OR list_contains($status::VARCHAR[], status))
      AND ($since::DATE IS NULL OR date_end >= $since::DATE) AND ($until::DATE IS NULL OR date_start <= $until::DATE)
)
GROUP BY ALL
ORDER BY reports DESC, party
