-- Which documents does the attached ledger hold, with the month they were written in and their outlet? Made once for each state of the file.
CREATE OR REPLACE TABLE documents AS
SELECT d.key, d.id, d.language, d.published_start AS day, d.published_end AS day_end,
       CASE WHEN date_trunc('month', d.published_start) = date_trunc('month', d.published_end)
            THEN date_trunc('month', d.published_start)::DATE END AS month,
       coalesce(nullif(d.source, ''), nullif(regexp_extract(coalesce(d.url, ''), '^https?://(?:www\.)?([^/:?#]+)', 1), '')) AS outlet,
       d.title, d.url, d.cited, d.reasons, d.engine, d.packs, d.parser, d.added,
       strip_accents(lower(concat_ws(' ', d.id, d.title))) AS folded,
       coalesce(r.records, 0) AS records
FROM book.documents AS d LEFT JOIN (SELECT document, count(*) AS records FROM book.records GROUP BY document) AS r ON r.document = d.key
ORDER BY d.published_start NULLS LAST, d.id
