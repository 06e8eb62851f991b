-- Which figures name two parties, or one where both are the same? Parameters: first, second.
SELECT id, type AS measure, "of", parties, value, unit, approximate, date_start, date_end, evidence, before, after, document, document_id, title,
       language, outlet, cited, day, day_end
FROM records
WHERE kind = 'figure' AND list_has_all(parties, [$first, $second])
ORDER BY type <> 'trade', type, "of", unit, date_start NULLS LAST, id
LIMIT 300
