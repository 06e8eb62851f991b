-- Which record should be judged next: the least sure of those that nobody judged? Parameters: judged (ids), kind (empty for any), between (codes
-- that it must name), skip.
SELECT *, count(*) OVER () AS total
FROM records
WHERE NOT list_contains($judged::VARCHAR[], id) AND ($kind = '' OR kind = $kind) AND list_has_all(parties, $between::VARCHAR[])
ORDER BY confidence, hash(id)
LIMIT 1 OFFSET $skip
