-- Which ties join two parties, or hold for one where both are the same, each once with the number of its reports? Offices are given for
-- either party, memberships where both are members of one organisation or one belongs to the other. Parameters: first, second.
WITH members AS (SELECT object FROM records WHERE kind = 'tie' AND type = 'membership' AND subject IN ($first, $second)
                 GROUP BY object HAVING count(DISTINCT subject) = CASE WHEN $first = $second THEN 1 ELSE 2 END)
SELECT 'tie' AS kind, type, subject, object, role, level, name, n, list_sort(parties) AS parties, since, until, count(*) AS reports,
       min(written) AS first_written, min(id) AS id, arg_min(document, id) AS document, arg_min(evidence, id) AS evidence,
       arg_min(document_id, id) AS document_id, arg_min(language, id) AS language, arg_min(before, id) AS before,
       arg_min("after", id) AS after, min(day) AS day
FROM records
WHERE kind = 'tie'
  AND ((type = 'office' AND object IN ($first, $second))
       OR (type = 'membership' AND subject IN ($first, $second)
           AND (object IN (SELECT object FROM members) OR object IN ($first, $second)))
       OR (type NOT IN ('office', 'membership') AND list_has_all(parties, [$first, $second])))
GROUP BY type, subject, object, role, level, name, n, parties, since, until
ORDER BY type = 'office', type, since NULLS LAST, reports DESC, id
LIMIT 400
