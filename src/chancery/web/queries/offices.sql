-- Who holds or held which office of a party, with what texts say of the days, and when such texts were written? Parameters: party.
SELECT subject, role, min(since) AS since, max(until) AS until, min(day) AS first_day, max(day_end) AS last_day, count(*) AS reports,
       min(id) AS id
FROM records
WHERE kind = 'tie' AND type = 'office' AND object = $party
GROUP BY ALL
ORDER BY reports DESC, subject, role
LIMIT 60
