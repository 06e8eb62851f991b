-- What tells of the events of these documents, or of these ids, whether they are others? Parameters: documents, ids (lists).
SELECT r.id, r.document, r.json, r.date_start, r.date_end, d.published_start, d.published_end, f.shingles, f.hashes, f.people,
       r.sentence_start = 0 AND NOT regexp_matches(rtrim(substr(d.text, 1, r.sentence_end)), '[.!?…]["”’»)]*$') AS headline
FROM records AS r JOIN documents AS d ON d.key = r.document LEFT JOIN fingerprints AS f ON f.document = r.document
WHERE r.kind = 'event'
  AND (r.document IN (SELECT unnest($documents::VARCHAR[])) OR r.id IN (SELECT unnest($ids::VARCHAR[])))
