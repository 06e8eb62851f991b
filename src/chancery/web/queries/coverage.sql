-- How many documents and records come from each outlet, language and month?
SELECT outlet, language, month, count(*) AS documents, sum(records) AS records
FROM documents
GROUP BY ALL
ORDER BY documents DESC, outlet NULLS LAST, language, month NULLS LAST
