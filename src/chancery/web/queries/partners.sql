-- With whom does a party act most, and how? Parameters: party, status (list, empty for any), since, until (days or NULL), limit.
SELECT partner, count(*) AS reports, count(*) FILTER (quad <= 2) AS cooperation, count(*) FILTER (quad > 2) AS conflict,
       count(*) FILTER (out) AS done, count(*) FILTER (NOT out) AS received, avg(score) AS score, max(date_start) AS last_day
FROM (
    SELECT DISTINCT ON (row, partner) row, partner, quad, score, date_start, out
    FROM (SELECT *, target AS partner, true AS out FROM dyads WHERE source = $party
          UNION ALL SELECT *, source AS partner, false AS out FROM dyads WHERE target = $party AND NOT mutual)
    WHERE (len($status::VARCHAR[]) = 0 OR list_contains($status::VARCHAR[], status))
      AND ($since::DATE IS NULL OR date_end >= $since::DATE) AND ($until::DATE IS NULL OR date_start <= $until::DATE)
)
GROUP BY partner
ORDER BY reports DESC, partner
LIMIT $limit
