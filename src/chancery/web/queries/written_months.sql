-- How many documents were written in each month that is known?
SELECT month, count(*) AS n FROM documents WHERE month IS NOT NULL GROUP BY ALL ORDER BY month
