-- On how many days was something reported between two parties, when first and last, and by which record last?
-- Parameters: codes (one of them must be a party; empty for all), seen (a date or NULL: only what was written by then), least (days of reports).
WITH told AS (
    SELECT r.dyad, r.document, max(r.id) AS id FROM records AS r
    WHERE r.kind = 'event' AND contains(r.dyad, '|')
      AND (len($codes::VARCHAR[]) = 0 OR list_contains($codes::VARCHAR[], split_part(r.dyad, '|', 1))
           OR list_contains($codes::VARCHAR[], split_part(r.dyad, '|', 2)))
    GROUP BY r.dyad, r.document
)
SELECT t.dyad, count(DISTINCT d.published_start) AS days, min(d.published_start) AS first, max(d.published_start) AS last,
       max((d.published_start, t.id))[2] AS id
FROM told AS t JOIN documents AS d ON d.key = t.document
WHERE d.published_start IS NOT NULL AND ($seen::DATE IS NULL OR d.published_start <= $seen::DATE)
GROUP BY t.dyad HAVING count(DISTINCT d.published_start) >= $least ORDER BY t.dyad
