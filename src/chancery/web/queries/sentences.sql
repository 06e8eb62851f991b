-- Which records have a sentence that fits a search, one for each sentence? Parameters: text, limit.
SELECT * FROM records
WHERE contains(folded, strip_accents(lower($text)))
QUALIFY row_number() OVER (PARTITION BY document, folded ORDER BY kind, id) = 1
ORDER BY day DESC NULLS LAST, id
LIMIT $limit
