-- Which records of a kind and type were ever in the ledger, since when and until when? Those that name all of the parties.
-- Parameters: kind, type (NULL for all), parties (a list), recorded (a timestamp or NULL: only what was known by then).
WITH told AS (
    SELECT id, document, type, json, sentence_start, sentence_end, recorded, NULL::TIMESTAMP AS withdrawn FROM records
    WHERE kind = $kind AND ($type::VARCHAR IS NULL OR type = $type) AND list_has_all(parties, $parties::VARCHAR[])
    UNION ALL
    SELECT id, document, type, json, sentence_start, sentence_end, recorded, CASE WHEN why = 'wrong' THEN NULL ELSE withdrawn END FROM withdrawn
    WHERE kind = $kind AND ($type::VARCHAR IS NULL OR type = $type) AND list_has_all(parties, $parties::VARCHAR[])
)
SELECT t.id, t.json, t.document, t.sentence_start, t.sentence_end, d.id AS document_id, d.language, d.published_start, d.published_end, d.url,
       d.title, d.cited, d.added, t.recorded, t.withdrawn
FROM told AS t JOIN documents AS d ON d.key = t.document
WHERE $recorded::TIMESTAMP IS NULL OR coalesce(t.recorded, d.added) <= $recorded
ORDER BY d.published_start NULLS LAST, d.id, t.id
