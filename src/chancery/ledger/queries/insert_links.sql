-- Adds links. Parameters: rows (a JSON list of objects with the columns' names).
INSERT INTO links BY NAME
SELECT row.* FROM (SELECT unnest(from_json($rows::JSON, '[{"first": "VARCHAR", "second": "VARCHAR", "first_document": "VARCHAR",
    "second_document": "VARCHAR", "score": "DOUBLE", "reasons": ["VARCHAR"]}]')) AS row)
