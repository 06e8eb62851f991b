-- What lasts: offices, memberships, partnerships, treaties, mechanisms, ranks? One row per tie; valid_from and valid_to are an ISO
-- date, month or year, as precise as the text is.
SELECT r.id, t.kind, t.subject, t.object, t.role, r.parties, t.level, t.name, t.parts, t.n, t."from" AS valid_from, t."to" AS valid_to,
       t['evidence']['text'] AS evidence, t['evidence']['start'] AS evidence_start, t['evidence']['end'] AS evidence_end, t.rule, t.confidence,
       d.id AS document, d.key AS document_key, d.language, d.published_start, d.published_end, d.url, d.title, d.cited
FROM (
    SELECT * EXCLUDE (kind), from_json(json, '{"kind": "VARCHAR", "subject": "VARCHAR", "object": "VARCHAR", "role": "VARCHAR", "level": "VARCHAR",
        "name": "VARCHAR", "parts": [{"of": "VARCHAR", "count": "BIGINT"}], "n": "BIGINT", "from": "VARCHAR", "to": "VARCHAR",
        "evidence": {"start": "BIGINT", "end": "BIGINT", "text": "VARCHAR"}, "rule": "VARCHAR", "confidence": "DOUBLE"}') AS t
    FROM records WHERE kind = 'tie'
) AS r JOIN documents AS d ON d.key = r.document
