-- Every record of the attached ledger as one flat row, with its sentence and its document. A record whose days do not lie in one month has none.
-- Needs the tables documents and plover (type, quad, score).
CREATE OR REPLACE TABLE records AS
SELECT *, strip_accents(lower(concat(before, evidence, "after"))) AS folded FROM (
WITH taken AS (
    SELECT r.id, r.document, r.kind, r.type, r.status, r.parties, r.date_start, r.date_end, r.sentence_start, r.sentence_end,
        from_json(r.json, '{"mode": "VARCHAR", "actors": ["VARCHAR"], "recipients": ["VARCHAR"], "who": ["VARCHAR"], "place": "VARCHAR",
            "speaker": "VARCHAR", "state": "VARCHAR", "form": "VARCHAR", "about": ["VARCHAR"], "of": "VARCHAR", "value": "DOUBLE",
            "unit": "VARCHAR", "approximate": "BOOLEAN", "subject": "VARCHAR", "object": "VARCHAR", "role": "VARCHAR", "level": "VARCHAR",
            "name": "VARCHAR", "n": "BIGINT", "from": "VARCHAR", "to": "VARCHAR", "rule": "VARCHAR", "confidence": "DOUBLE",
            "evidence": {"start": "BIGINT", "end": "BIGINT", "text": "VARCHAR"}}') AS j
    FROM book.records AS r
)
SELECT t.id, t.document, t.kind, t.type, t.status, t.parties, t.date_start, t.date_end,
    CASE WHEN date_trunc('month', t.date_start) = date_trunc('month', t.date_end) THEN date_trunc('month', t.date_start)::DATE END AS month,
    j.mode, coalesce(j.actors, []) AS actors, coalesce(j.recipients, []) AS recipients, coalesce(j.who, []) AS who, j.place, j.speaker,
    j.state, j.form, coalesce(j.about, []) AS about, j."of", j.value, j.unit, j.approximate, j.subject, j.object, j.role, j.level, j.name,
    j.n, j."from" AS since, j."to" AS until, j.rule, j.confidence, p.quad, p.score,
    regexp_replace(substring(b.text, greatest(coalesce(t.sentence_start, j.evidence.start), j.evidence.start - 400) + 1,
        j.evidence.start - greatest(coalesce(t.sentence_start, j.evidence.start), j.evidence.start - 400)), '\s+', ' ', 'g') AS before,
    regexp_replace(j.evidence.text, '\s+', ' ', 'g') AS evidence, j.evidence.start AS start,
    regexp_replace(substring(b.text, j.evidence.end + 1,
        least(coalesce(t.sentence_end, j.evidence.end), j.evidence.end + 400) - j.evidence.end), '\s+', ' ', 'g') AS after,
    d.id AS document_id, d.title, d.url, d.language, d.outlet, d.cited, d.day, d.day_end, d.month AS written
FROM taken AS t JOIN documents AS d ON d.key = t.document JOIN book.documents AS b ON b.key = t.document
    LEFT JOIN plover AS p ON t.kind = 'event' AND p.type = t.type
)
ORDER BY date_start NULLS LAST, date_end, day NULLS LAST, document_id, start, id
