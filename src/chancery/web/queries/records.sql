-- Which records pass the filters, and how many are there? Parameters: kind, type, mode, status, quad, actor, recipient, between, about,
-- language, outlet, document, pair (two parties that the event joins; lists, empty for any; all of `between` must be named, one of the others is enough); text (in the sentence);
-- since, until (days or NULL; a record without days has those of its document); month, written (a month's first day or NULL);
-- confidence (the least); direction of the pair (both, out, in); newest (the last first); limit, skip.
WITH passing AS MATERIALIZED (
    SELECT rowid AS place_in_order, date_start IS NULL AS undated
    FROM records
    WHERE (len($kind::VARCHAR[]) = 0 OR list_contains($kind::VARCHAR[], kind))
      AND (len($type::VARCHAR[]) = 0 OR list_contains($type::VARCHAR[], type))
      AND (len($mode::VARCHAR[]) = 0 OR list_contains($mode::VARCHAR[], mode))
      AND (len($status::VARCHAR[]) = 0 OR kind <> 'event' OR list_contains($status::VARCHAR[], status))
      AND (len($quad::INTEGER[]) = 0 OR list_contains($quad::INTEGER[], quad))
      AND (len($actor::VARCHAR[]) = 0 OR list_has_any(actors, $actor::VARCHAR[]))
      AND (len($recipient::VARCHAR[]) = 0 OR list_has_any(recipients, $recipient::VARCHAR[])
           OR (len(recipients) = 0 AND list_has_any(actors, $recipient::VARCHAR[])))
      AND (len($between::VARCHAR[]) = 0 OR list_has_all(parties, $between::VARCHAR[]))
      AND (len($pair::VARCHAR[]) <> 2 OR id IN (
            SELECT id FROM dyads WHERE (source = list_extract($pair::VARCHAR[], 1) AND target = list_extract($pair::VARCHAR[], 2) AND $direction <> 'in')
                OR (source = list_extract($pair::VARCHAR[], 2) AND target = list_extract($pair::VARCHAR[], 1) AND $direction <> 'out')))
      AND (len($about::VARCHAR[]) = 0 OR list_has_any(about, $about::VARCHAR[]))
      AND (len($language::VARCHAR[]) = 0 OR list_contains($language::VARCHAR[], language))
      AND (len($outlet::VARCHAR[]) = 0 OR list_contains($outlet::VARCHAR[], outlet))
      AND (len($document::VARCHAR[]) = 0 OR list_contains($document::VARCHAR[], document))
      AND ($text = '' OR contains(folded, strip_accents(lower($text))))
      AND ($since::DATE IS NULL OR coalesce(date_end, date_start, day_end) >= $since::DATE)
      AND ($until::DATE IS NULL OR coalesce(date_start, date_end, day) <= $until::DATE)
      AND ($month::DATE IS NULL OR month = $month::DATE)
      AND ($written::DATE IS NULL OR written = $written::DATE)
      AND ($confidence::DOUBLE IS NULL OR confidence >= $confidence::DOUBLE)
), chosen AS (
    SELECT place_in_order, row_number() OVER (ORDER BY undated, CASE WHEN $newest THEN -place_in_order ELSE place_in_order END) AS turn
    FROM passing
    ORDER BY turn
    LIMIT $limit OFFSET $skip
)
SELECT r.*, c.turn AS place_in_order, (SELECT count(*) FROM passing) AS total
FROM chosen AS c JOIN records AS r ON r.rowid = c.place_in_order
ORDER BY c.turn
