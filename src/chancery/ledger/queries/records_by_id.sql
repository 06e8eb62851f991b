-- What do the records with these ids say? Parameters: ids.
SELECT r.id, r.json, r.sentence_start, r.sentence_end, r.document, d.id AS document_id, d.language, d.published_start, d.published_end,
       d.url, d.title, d.cited
FROM records AS r JOIN documents AS d ON d.key = r.document
WHERE r.id IN (SELECT unnest($ids::VARCHAR[]))
