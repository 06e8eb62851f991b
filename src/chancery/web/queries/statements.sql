-- What did each of two parties say about the other, the last written first? Parameters: first, second, limit.
SELECT id, speaker, state, form, about, evidence, before, after, document, document_id, title, language, outlet, day, day_end, rule, confidence
FROM records
WHERE kind = 'statement' AND ((state = $first AND list_contains(about, $second)) OR (state = $second AND list_contains(about, $first)))
QUALIFY row_number() OVER (PARTITION BY state ORDER BY day DESC NULLS LAST, id) <= $limit
ORDER BY state, day DESC NULLS LAST, id
