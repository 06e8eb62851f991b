-- Which records of a kind pass the filters?
-- Parameters: kind; between (codes that all must be named); dyad (two such codes as A|B, + for more, NULL for fewer); since, until (dates or
-- NULL); confidence (the least, NULL for any); limit (NULL for all); wrong; every other one is a list of values of which one must fit, empty for no filter.
-- A comparison with the dyad alone skips most of a large ledger, so each of the three cases is a search of its own.
-- `wrong` asks for those that a person judged wrong too.
-- A record without a date is filtered by its document's date; one whose document has none either never passes since or until.
-- A tie that has begun and not ended goes on.
WITH named AS (
    SELECT * FROM records WHERE $dyad::VARCHAR IS NULL AND kind = $kind
    UNION ALL BY NAME
    SELECT * EXCLUDE (withdrawn, why) FROM withdrawn WHERE $wrong::BOOLEAN AND why = 'wrong' AND kind = $kind
    UNION ALL BY NAME
    SELECT * FROM records WHERE dyad = $dyad AND dyad <> '+' AND kind = $kind
    UNION ALL BY NAME
    SELECT * FROM records WHERE $dyad::VARCHAR IS NOT NULL AND dyad = '+' AND kind = $kind AND list_has_all(parties, $between::VARCHAR[])
),
dated AS (
    SELECT r.*, d.id AS document_id, d.language, d.published_start, d.published_end, d.url, d.title, d.cited, d.source,
        CASE WHEN r.date_start IS NOT NULL THEN r.date_start WHEN r.date_end IS NOT NULL THEN DATE '-infinity' ELSE d.published_start END
            AS first_day,
        CASE WHEN r.date_end IS NOT NULL THEN r.date_end WHEN r.date_start IS NOT NULL THEN DATE 'infinity' ELSE d.published_end END
            AS last_day
    FROM named AS r JOIN documents AS d ON d.key = r.document
)
SELECT json, document_id, document, language, published_start, published_end, url, title, cited, sentence_start, sentence_end
FROM dated
WHERE list_has_all(parties, $between::VARCHAR[])
  AND ($since::DATE IS NULL OR last_day >= $since::DATE)
  AND ($until::DATE IS NULL OR first_day <= $until::DATE)
  AND ($confidence::DOUBLE IS NULL OR (json ->> '$.confidence')::DOUBLE >= $confidence::DOUBLE)
  AND (len($sort::VARCHAR[]) = 0 OR list_contains($sort::VARCHAR[], type))
  AND (len($status::VARCHAR[]) = 0 OR list_contains($status::VARCHAR[], status))
  AND (len($mode::VARCHAR[]) = 0 OR list_contains($mode::VARCHAR[], json ->> '$.mode'))
  AND (len($actor::VARCHAR[]) = 0 OR list_has_any(json ->> '$.actors[*]', $actor::VARCHAR[]))
  AND (len($recipient::VARCHAR[]) = 0 OR list_has_any(json ->> '$.recipients[*]', $recipient::VARCHAR[]))
  AND (len($about::VARCHAR[]) = 0 OR list_has_any(json ->> '$.about[*]', $about::VARCHAR[]))
  AND (len($state::VARCHAR[]) = 0 OR list_contains($state::VARCHAR[], json ->> '$.state'))
  AND (len($role::VARCHAR[]) = 0 OR list_contains($role::VARCHAR[], json ->> '$.role'))
  AND (len($place::VARCHAR[]) = 0 OR len(list_filter($place::VARCHAR[],
        lambda x: strip_accents(lower(x)) = strip_accents(lower(json ->> '$.place')))) > 0)
  AND (len($speaker::VARCHAR[]) = 0 OR len(list_filter($speaker::VARCHAR[],
        lambda x: contains(strip_accents(lower(json ->> '$.speaker')), strip_accents(lower(x))))) > 0)
  AND (len($of::VARCHAR[]) = 0 OR len(list_filter($of::VARCHAR[], lambda x: contains(lower(json ->> '$.of'), lower(x)))) > 0)
  AND (len($source::VARCHAR[]) = 0 OR len(list_filter($source::VARCHAR[],
        lambda x: contains(lower(concat_ws(' ', source, array_to_string(cited, ' '))), lower(x)))) > 0)
  AND (len($document::VARCHAR[]) = 0 OR list_contains($document::VARCHAR[], document_id) OR list_contains($document::VARCHAR[], document))
ORDER BY date_start NULLS LAST, date_end, published_start NULLS LAST, document_id, (json ->> '$.evidence.start')::BIGINT, id
LIMIT $limit
