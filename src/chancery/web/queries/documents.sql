-- Which documents pass the filters, the last added first? Parameters: language, outlet, text (each empty for any), limit, skip.
SELECT * EXCLUDE (folded), count(*) OVER () AS total
FROM documents
WHERE ($language = '' OR language = $language) AND ($outlet = '' OR outlet = $outlet)
  AND ($text = '' OR contains(folded, strip_accents(lower($text))))
ORDER BY added DESC, key
LIMIT $limit OFFSET $skip
