-- Where do these documents come from? Parameters: documents (keys).
SELECT d.key, d.id, d.published_start, d.url, d.source, d.cited, f.shingles, f.hashes, f.people
FROM documents AS d LEFT JOIN fingerprints AS f ON f.document = d.key
WHERE d.key IN (SELECT unnest($documents::VARCHAR[]))
