-- Adds the records of one document. Parameters: document (its key); rows (a JSON list of objects with the columns' names).
INSERT INTO records BY NAME
SELECT row.id, $document AS document, row.kind, row.type, row.parties, row.date_start, row.date_end, row.status, row.json,
       row.sentence_start, row.sentence_end,
       CASE WHEN len(row.parties) > 2 THEN '+' ELSE array_to_string(row.parties, '|') END AS dyad
FROM (
    SELECT unnest(from_json($rows::JSON, '[{"id": "VARCHAR", "kind": "VARCHAR", "type": "VARCHAR", "parties": ["VARCHAR"],
        "date_start": "DATE", "date_end": "DATE", "status": "VARCHAR", "json": "VARCHAR", "sentence_start": "INTEGER",
        "sentence_end": "INTEGER"}]')) AS row
)
