-- Which events announce, invite or threaten? Parameters: between (codes that all must be named), dyad (two of them as A|B, + for more, else NULL).
-- What agreements promise for a day that was still to come is among them, whatever their status; so is any agreement, of which the evidence
-- tells whether it invites.
WITH named AS (
    SELECT * FROM records WHERE $dyad::VARCHAR IS NULL AND kind = 'event'
    UNION ALL
    SELECT * FROM records WHERE dyad = $dyad AND dyad <> '+' AND kind = 'event'
    UNION ALL
    SELECT * FROM records WHERE $dyad::VARCHAR IS NOT NULL AND dyad = '+' AND kind = 'event' AND list_has_all(parties, $between::VARCHAR[])
)
SELECT r.json, d.id AS document_id, r.document, d.language, d.published_start, d.published_end, d.url, d.title, d.cited,
       r.sentence_start, r.sentence_end,
       d.text[r.sentence_start + 1 : r.sentence_end] AS passage
FROM named AS r JOIN documents AS d ON d.key = r.document
WHERE list_has_all(r.parties, $between::VARCHAR[])
  AND (r.status = 'future' OR (r.status = 'actual' AND r.type IN ('THREATEN', 'AGREE')))
ORDER BY d.published_start NULLS LAST, d.id, r.id
