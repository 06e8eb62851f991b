-- Which events may settle promises? Those of the same parties and of one of the types, whose days, or else whose report, lie between since
-- and until, in a report of a later day than since. Parameters: sought (a JSON list of objects: promise, dyad, parties, types, since, until);
-- dyads, types, since, until, shared (parties that all of them name), by which most of a large ledger is skipped.
WITH sought AS (
    SELECT s.* FROM (SELECT unnest(from_json($sought::JSON, '[{"promise": "VARCHAR", "dyad": "VARCHAR", "parties": ["VARCHAR"],
        "types": ["VARCHAR"], "since": "DATE", "until": "DATE"}]')) AS s)
),
near AS (
    SELECT r.id, r.document, r.dyad, r.parties, r.type, r.date_start, r.date_end, r.json, r.sentence_start, r.sentence_end
    FROM records AS r
    WHERE r.kind = 'event' AND r.dyad IN (SELECT unnest($dyads::VARCHAR[])) AND r.type IN (SELECT unnest($types::VARCHAR[]))
      AND (r.date_end IS NULL OR r.date_end >= $since::DATE) AND (r.date_start IS NULL OR r.date_start <= $until::DATE)
      AND (r.dyad <> '+' OR list_has_all(r.parties, $shared::VARCHAR[]))
)
SELECT DISTINCT ON (s.promise, r.id, r.document) s.promise, r.json, d.id AS document_id, r.document, d.language, d.published_start,
       d.published_end, d.url, d.title, d.cited, r.sentence_start, r.sentence_end,
       d.text[r.sentence_start + 1 : r.sentence_end] AS passage
FROM sought AS s JOIN near AS r ON r.dyad = s.dyad JOIN documents AS d ON d.key = r.document
WHERE list_contains(s.types, r.type) AND (s.dyad <> '+' OR list_has_all(r.parties, s.parties))
  AND d.published_end >= s.since
  AND (r.date_end IS NULL OR r.date_end >= s.since)
  AND coalesce(r.date_start, d.published_start) <= s.until
