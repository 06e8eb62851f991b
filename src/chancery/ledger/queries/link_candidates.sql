-- Which events of other documents may be the given ones? Those of the same parties, or of parties among which the others' are, whose days, or
-- else whose report, lie between since and until. Parameters: sought (a JSON list of objects: id, document, dyad, types, parties, since, until);
-- earliest, latest (the first since and the last until: they spare most of a ledger that lies by date).
WITH sought AS (
    SELECT s.*, unnest(s.types) AS type FROM (SELECT unnest(from_json($sought::JSON, '[{"id": "VARCHAR", "document": "VARCHAR", "dyad": "VARCHAR",
        "types": ["VARCHAR"], "parties": ["VARCHAR"], "since": "DATE", "until": "DATE"}]')) AS s)
),
met AS (
    SELECT s.id AS sought, s.dyad, s.parties AS others, s.since, s.until, r.id, r.document, r.parties, r.json, r.date_start, r.date_end,
           r.sentence_start, r.sentence_end
    FROM sought AS s JOIN records AS r ON r.dyad = s.dyad AND r.type = s.type
    WHERE r.kind = 'event' AND r.date_start <= $latest::DATE AND r.date_end >= $earliest::DATE
      AND r.document <> s.document AND r.date_start <= s.until AND r.date_end >= s.since
    UNION ALL
    SELECT s.id AS sought, s.dyad, s.parties AS others, s.since, s.until, r.id, r.document, r.parties, r.json, r.date_start, r.date_end,
           r.sentence_start, r.sentence_end
    FROM sought AS s JOIN records AS r ON r.dyad = s.dyad AND r.type = s.type
    WHERE r.kind = 'event' AND r.date_start IS NULL AND r.document <> s.document
)
SELECT DISTINCT ON (r.sought, r.id) r.sought, r.id, r.document, r.json, r.date_start, r.date_end, d.published_start, d.published_end,
       f.shingles, f.hashes, f.people,
       r.sentence_start = 0 AND NOT regexp_matches(rtrim(substr(d.text, 1, r.sentence_end)), '[.!?…]["”’»)]*$') AS headline
FROM met AS r JOIN documents AS d ON d.key = r.document LEFT JOIN fingerprints AS f ON f.document = r.document
WHERE (r.date_start IS NOT NULL OR (d.published_start <= r.until AND d.published_end >= r.since))
  AND (r.dyad <> '+' OR list_has_all(r.parties, r.others) OR list_has_all(r.others, r.parties))
