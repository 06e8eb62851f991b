-- Which languages, outlets and modes can records be filtered by, with the number of documents or events of each?
SELECT 'language' AS name, language AS value, count(*) AS n FROM documents GROUP BY ALL
UNION ALL (SELECT 'outlet', outlet, count(*) FROM documents WHERE outlet IS NOT NULL GROUP BY ALL ORDER BY count(*) DESC, outlet LIMIT 60)
UNION ALL SELECT 'mode', mode, count(*) FROM records WHERE kind = 'event' AND mode IS NOT NULL GROUP BY ALL
ORDER BY name, n DESC, value
