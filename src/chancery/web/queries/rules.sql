-- Which types of record are there, how many of each, with what confidence, and how many without days?
SELECT kind, type, count(*) AS records, avg(confidence) AS confidence, count(*) FILTER (date_start IS NULL AND date_end IS NULL) AS undated
FROM records
GROUP BY ALL
ORDER BY kind, records DESC, type
