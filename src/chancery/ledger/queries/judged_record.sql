-- Which records, among those that were judged wrong too, have an id that begins with the given text? Six are enough. Parameters: id.
SELECT r.id, r.kind, r.json, r.document FROM records AS r WHERE starts_with(r.id, $id)
UNION ALL
SELECT w.id, w.kind, w.json, w.document FROM withdrawn AS w WHERE starts_with(w.id, $id) AND w.why = 'wrong'
ORDER BY 1 LIMIT 6
