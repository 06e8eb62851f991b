-- On how many days was something reported between two parties, when first and last, and by which record last?
-- Parameters: codes (one of them must be a party; empty for all), seen (a date or NULL: only what was written by then), least (days of reports).
WITH told AS (
    SELECT r.dyad, r.id, d.published_start AS day
    FROM records AS r JOIN documents AS d ON d.key = r.document
    WHERE r.kind = 'event' AND contains(r.dyad, '|') AND d.published_start IS NOT NULL
      AND (len($codes::VARCHAR[]) = 0 OR list_has_any(r.parties, $codes::VARCHAR[]))
      AND ($seen::DATE IS NULL OR d.published_start <= $seen::DATE)
)
SELECT dyad, count(DISTINCT day) AS days, min(day) AS first, max(day) AS last, max((day, id))[2] AS id
FROM told GROUP BY dyad HAVING count(DISTINCT day) >= $least ORDER BY dyad
