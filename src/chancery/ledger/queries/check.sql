-- What is wrong in the ledger's tables? Each fault with how often it is found and an example.
WITH faults AS (
    SELECT 'records without their document' AS fault, r.id AS example FROM records AS r
        WHERE r.document NOT IN (SELECT key FROM documents)
    UNION ALL
    SELECT 'evidence that is not in the text', r.id FROM records AS r JOIN documents AS d ON d.key = r.document
        WHERE json_valid(r.json) AND d.text <> '' AND d.text[(r.json ->> '$.evidence.start')::BIGINT + 1 : (r.json ->> '$.evidence.end')::BIGINT]
              <> (r.json ->> '$.evidence.text')
    UNION ALL
    SELECT 'records whose JSON is none', r.id FROM records AS r WHERE NOT json_valid(r.json)
    UNION ALL
    SELECT 'records whose parties are not those of their dyad', r.id FROM records AS r
        WHERE r.dyad IS DISTINCT FROM CASE WHEN len(r.parties) > 2 THEN '+' ELSE array_to_string(r.parties, '|') END
    UNION ALL
    SELECT 'links to documents that are not there', l.first FROM links AS l
        WHERE l.first_document NOT IN (SELECT key FROM documents) OR l.second_document NOT IN (SELECT key FROM documents)
    UNION ALL
    SELECT 'documents with two fingerprints', f.document FROM fingerprints AS f GROUP BY f.document HAVING count(*) > 1
    UNION ALL
    SELECT 'fingerprints without their document', f.document FROM fingerprints AS f WHERE f.document NOT IN (SELECT key FROM documents)
    UNION ALL
    SELECT 'records that are both there and withdrawn as wrong', w.id FROM withdrawn AS w
        WHERE w.why = 'wrong' AND EXISTS (SELECT 1 FROM records AS r WHERE r.id = w.id AND r.document = w.document)
    UNION ALL
    SELECT 'judgements of documents that are not there', j.id FROM judgements AS j
        WHERE j.subject_document NOT IN (SELECT key FROM documents)
)
SELECT fault, count(*) AS times, min(example) AS example FROM faults GROUP BY fault ORDER BY fault
