-- On which days was something reported between two parties, and by which record? Parameters: dyad (A|B), seen (a date or NULL).
SELECT d.published_start AS day, min(r.id) AS id
FROM records AS r JOIN documents AS d ON d.key = r.document
WHERE r.kind = 'event' AND r.dyad = $dyad AND d.published_start IS NOT NULL AND ($seen::DATE IS NULL OR d.published_start <= $seen::DATE)
GROUP BY d.published_start ORDER BY d.published_start
