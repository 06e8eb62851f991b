-- Who said something, in whose name, about whom? One row per statement.
SELECT r.id, s.speaker, s.state, s.form, s.about, r.parties,
       s['evidence']['text'] AS evidence, s['evidence']['start'] AS evidence_start, s['evidence']['end'] AS evidence_end, s.rule, s.confidence,
       d.id AS document, d.key AS document_key, d.language, d.published_start, d.published_end, d.url, d.title, d.cited
FROM (
    SELECT *, from_json(json, '{"speaker": "VARCHAR", "state": "VARCHAR", "form": "VARCHAR", "about": ["VARCHAR"],
        "evidence": {"start": "BIGINT", "end": "BIGINT", "text": "VARCHAR"}, "rule": "VARCHAR", "confidence": "DOUBLE"}') AS s
    FROM records WHERE kind = 'statement'
) AS r JOIN documents AS d ON d.key = r.document
