-- How do documents of each language report on two parties? Parameters: first, second, status (list, empty for any), since, until.
WITH joined AS (
    SELECT row, language, document, quad, score, type
    FROM dyads
    WHERE ((source = $first AND target = $second) OR (source = $second AND target = $first AND NOT mutual))
      AND (len($status::VARCHAR[]) = 0 OR list_contains($status::VARCHAR[], status))
      AND ($since::DATE IS NULL OR coalesce(date_end, day_end) >= $since::DATE)
      AND ($until::DATE IS NULL OR coalesce(date_start, day) <= $until::DATE)
)
SELECT d.language, d.documents AS all_documents, count(DISTINCT j.document) AS documents, count(j.row) AS reports,
       count(j.row) FILTER (j.quad = 1) AS quad1, count(j.row) FILTER (j.quad = 2) AS quad2, count(j.row) FILTER (j.quad = 3) AS quad3,
       count(j.row) FILTER (j.quad = 4) AS quad4, avg(j.score) AS score, mode(j.type) AS most
FROM (SELECT language, count(*) AS documents FROM documents GROUP BY language) AS d LEFT JOIN joined AS j ON j.language = d.language
GROUP BY d.language, d.documents
ORDER BY reports DESC, d.language
