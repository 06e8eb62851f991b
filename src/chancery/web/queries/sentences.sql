-- Which records have a sentence that fits a search, one for each sentence? Parameters: text, limit.
SELECT * FROM records
WHERE contains(strip_accents(lower(concat(before, evidence, after))), strip_accents(lower($text)))
QUALIFY row_number() OVER (PARTITION BY document, concat(before, evidence, after) ORDER BY kind, id) = 1
ORDER BY day DESC NULLS LAST, id
LIMIT $limit
