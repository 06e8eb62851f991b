-- Which records have an id that begins with the given text? Six are enough to say that it is not one. Parameters: id.
SELECT r.id, r.json, r.sentence_start, r.sentence_end, r.document, d.id AS document_id, d.language, d.published_start, d.published_end,
       d.url, d.title, d.cited
FROM records AS r JOIN documents AS d ON d.key = r.document
WHERE starts_with(r.id, $id)
ORDER BY r.id
LIMIT 6
