-- How many events of each quad joined two parties in each month, and with what sum of scores? A month of NULL counts those of no one month.
-- Parameters: first, second; direction (both, out, in); by (happened, written); status (list, empty for any); since, until (days or NULL).
SELECT month, quad, count(*) AS n, sum(score) AS score
FROM (
    SELECT CASE WHEN $by = 'written' THEN written ELSE month END AS month, quad, score
    FROM dyads
    WHERE ((source = $first AND target = $second AND $direction <> 'in')
           OR (source = $second AND target = $first AND ($direction = 'in' OR ($direction = 'both' AND NOT mutual))))
      AND (len($status::VARCHAR[]) = 0 OR list_contains($status::VARCHAR[], status))
      AND ($since::DATE IS NULL OR CASE WHEN $by = 'written' THEN day_end ELSE coalesce(date_end, day_end) END >= $since::DATE)
      AND ($until::DATE IS NULL OR CASE WHEN $by = 'written' THEN day ELSE coalesce(date_start, day) END <= $until::DATE)
)
GROUP BY ALL
ORDER BY month NULLS LAST, quad
