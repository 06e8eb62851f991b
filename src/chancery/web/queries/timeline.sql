-- What happened between two parties, each act once with the number of its reports? Parameters: as dyad_months without by; limit, skip.
WITH joined AS (
    SELECT row, id, type, mode, status, actors, recipients, date_start, date_end, document, language, quad, score
    FROM dyads
    WHERE ((source = $first AND target = $second AND $direction <> 'in')
           OR (source = $second AND target = $first AND ($direction = 'in' OR ($direction = 'both' AND NOT mutual))))
      AND (len($status::VARCHAR[]) = 0 OR list_contains($status::VARCHAR[], status))
      AND ($since::DATE IS NULL OR coalesce(date_end, day_end) >= $since::DATE)
      AND ($until::DATE IS NULL OR coalesce(date_start, day) <= $until::DATE)
), acts AS (
    SELECT type, mode, status, actors, recipients, date_start, date_end, count(*) AS reports,
           count(DISTINCT document) AS documents, array_agg(DISTINCT language ORDER BY language) AS languages, min(row) AS first_row,
           any_value(quad) AS quad, any_value(score) AS score
    FROM joined
    GROUP BY type, mode, status, actors, recipients, date_start, date_end, CASE WHEN date_start IS NULL THEN id END
), shown AS (
    SELECT *, count(*) OVER () AS total FROM acts
    ORDER BY date_start IS NULL, date_start DESC, date_end DESC, first_row
    LIMIT $limit OFFSET $skip
)
SELECT s.* EXCLUDE (first_row), r.id, r.document, r.document_id, r.title, r.outlet, r.language, r.who, r.place, r.before, r.evidence, r.after,
       r.rule, r.confidence, r.day, r.day_end
FROM shown AS s JOIN records AS r ON r.rowid = s.first_row
ORDER BY s.date_start IS NULL, s.date_start DESC, s.date_end DESC, s.first_row
