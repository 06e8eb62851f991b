-- Which documents does the ledger hold, what read each of them, and how many records did it give?
-- Parameters: keys (NULL for all).
SELECT d.key, d.id, d.language, d.published_start, d.published_end, d.reasons, d.url, d.title, d.source, d.cited, d.engine, d.packs,
       d.parser, d.added, count(r.id) AS records
FROM documents AS d LEFT JOIN records AS r ON r.document = d.key
WHERE $keys::VARCHAR[] IS NULL OR d.key IN (SELECT unnest($keys::VARCHAR[]))
GROUP BY ALL
ORDER BY d.published_start NULLS LAST, d.id
