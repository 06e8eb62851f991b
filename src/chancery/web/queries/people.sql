-- Which people does the ledger name in a way that fits a search, with the state they act for? Parameters: text, limit.
SELECT person, state, count(*) AS reports, min(role) AS role
FROM (
    SELECT subject AS person, object AS state, role FROM records WHERE kind = 'tie' AND type = 'office'
    UNION ALL SELECT speaker, state, NULL FROM records WHERE kind = 'statement'
)
WHERE person IS NOT NULL AND contains(strip_accents(lower(person)), strip_accents(lower($text)))
GROUP BY person, state
ORDER BY reports DESC, person
LIMIT $limit
