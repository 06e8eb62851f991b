-- In which years did events of a party happen, as far as known? Parameters: party.
SELECT year(date_start) AS year, count(DISTINCT id) AS n
FROM dyads
WHERE (source = $party OR target = $party) AND date_start IS NOT NULL AND year(date_start) = year(date_end)
GROUP BY ALL
ORDER BY year
