-- Which records of a kind name all the given parties, fall in the given days and have the given type and status?
-- Parameters: kind, parties (list), since, until (dates or NULL), type, status (text or NULL).
SELECT r.json, d.id, d.key, d.published_start, d.published_end, d.cited, d.url
FROM records AS r JOIN documents AS d ON d.key = r.document
WHERE r.kind = $kind
  AND list_has_all(r.parties, $parties::VARCHAR[])
  AND ($since::DATE IS NULL OR coalesce(r.date_end, d.published_end) >= $since::DATE)
  AND ($until::DATE IS NULL OR coalesce(r.date_start, d.published_start) <= $until::DATE)
  AND ($type::VARCHAR IS NULL OR r.type = $type)
  AND ($status::VARCHAR IS NULL OR r.status = $status)
ORDER BY r.date_start NULLS LAST, r.id
