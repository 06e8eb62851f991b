-- Who did what to whom, when and where? One row per event; dates are NULL where none was found.
SELECT r.id, e.type, e.mode, e.actors, e.recipients, r.parties, e.who, r.date_start, r.date_end, e.place, e.status, e.contexts,
       e['evidence']['text'] AS evidence, e['evidence']['start'] AS evidence_start, e['evidence']['end'] AS evidence_end, e.rule, e.confidence,
       d.id AS document, d.key AS document_key, d.language, d.published_start, d.published_end, d.url, d.title, d.cited
FROM (
    SELECT *, from_json(json, '{"type": "VARCHAR", "mode": "VARCHAR", "actors": ["VARCHAR"], "recipients": ["VARCHAR"], "who": ["VARCHAR"],
        "place": "VARCHAR", "status": "VARCHAR", "contexts": ["VARCHAR"],
        "evidence": {"start": "BIGINT", "end": "BIGINT", "text": "VARCHAR"}, "rule": "VARCHAR",
        "confidence": "DOUBLE"}') AS e
    FROM records WHERE kind = 'event'
) AS r JOIN documents AS d ON d.key = r.document
