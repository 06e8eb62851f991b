-- How much, of what, between whom, over which days? One row per figure, in base units.
SELECT r.id, f.measure, f."of", f.parties, f.value, f.unit, r.date_start AS period_start, r.date_end AS period_end, f.approximate,
       f['evidence']['text'] AS evidence, f['evidence']['start'] AS evidence_start, f['evidence']['end'] AS evidence_end, f.rule, f.confidence,
       d.id AS document, d.key AS document_key, d.language, d.published_start, d.published_end, d.url, d.title, d.cited
FROM (
    SELECT *, from_json(json, '{"measure": "VARCHAR", "of": "VARCHAR", "parties": ["VARCHAR"], "value": "DOUBLE", "unit": "VARCHAR",
        "approximate": "BOOLEAN", "evidence": {"start": "BIGINT", "end": "BIGINT", "text": "VARCHAR"}, "rule": "VARCHAR",
        "confidence": "DOUBLE"}') AS f
    FROM records WHERE kind = 'figure'
) AS r JOIN documents AS d ON d.key = r.document
