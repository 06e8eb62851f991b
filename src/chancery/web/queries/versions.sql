-- What read the documents, and how many each?
SELECT engine, packs, parser, language, count(*) AS documents FROM documents GROUP BY ALL ORDER BY documents DESC, language, engine
