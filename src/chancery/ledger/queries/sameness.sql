-- Which events has a person judged to be the same or different? The last word on two of them counts, what was undone does not.
SELECT subject, object, verdict, "by", undone FROM judgements
WHERE verdict IN ('same', 'different') AND object IS NOT NULL
ORDER BY "at", id
