-- Which events may settle promises? Those of the same parties and of one of the types, whose days, or else whose report, lie between since
-- and until, in a report of a later day than since. Parameters: sought (a JSON list of objects: promise, dyad, parties, types, since, until).
WITH sought AS (
    SELECT s.* FROM (SELECT unnest(from_json($sought::JSON, '[{"promise": "VARCHAR", "dyad": "VARCHAR", "parties": ["VARCHAR"],
        "types": ["VARCHAR"], "since": "DATE", "until": "DATE"}]')) AS s)
)
SELECT DISTINCT ON (s.promise, r.id, r.document) s.promise, r.json, d.id AS document_id, r.document, d.language, d.published_start,
       d.published_end, d.url, d.title, d.cited, r.sentence_start, r.sentence_end,
       d.text[r.sentence_start + 1 : r.sentence_end] AS passage
FROM sought AS s JOIN records AS r ON r.dyad = s.dyad JOIN documents AS d ON d.key = r.document
WHERE r.kind = 'event' AND list_contains(s.types, r.type)
  AND (s.dyad <> '+' OR list_has_all(r.parties, s.parties))
  AND d.published_end >= s.since
  AND (r.date_end IS NULL OR r.date_end >= s.since)
  AND coalesce(r.date_start, d.published_start) <= s.until
