-- Which events of other documents may be the given ones? Those of the same parties, or of parties among which the others' are, whose days, or
-- else whose report, lie between since and until. Parameters: sought (a JSON list of objects: id, document, dyad, parties, since, until).
WITH sought AS (
    SELECT s.* FROM (SELECT unnest(from_json($sought::JSON, '[{"id": "VARCHAR", "document": "VARCHAR", "dyad": "VARCHAR",
        "parties": ["VARCHAR"], "since": "DATE", "until": "DATE"}]')) AS s)
),
found AS (
    SELECT s.id AS sought, r.id, r.document, r.json, r.date_start, r.date_end, s.since, s.until
    FROM sought AS s JOIN records AS r ON r.dyad = s.dyad
    WHERE r.kind = 'event' AND r.document <> s.document
      AND (r.date_start IS NULL OR r.date_start <= s.until) AND (r.date_end IS NULL OR r.date_end >= s.since)
      AND (s.dyad <> '+' OR list_has_all(r.parties, s.parties) OR list_has_all(s.parties, r.parties))
)
SELECT DISTINCT ON (r.sought, r.id) r.sought, r.id, r.document, r.json, r.date_start, r.date_end, d.published_start, d.published_end,
       f.shingles, f.hashes, f.people
FROM found AS r JOIN documents AS d ON d.key = r.document LEFT JOIN fingerprints AS f ON f.document = r.document
WHERE (r.date_start IS NOT NULL AND r.date_end IS NOT NULL) OR (d.published_start <= r.until AND d.published_end >= r.since)
