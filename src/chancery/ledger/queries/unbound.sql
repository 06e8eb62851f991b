-- Which judgements that stand are of a record that the ledger doesn't have at present?
SELECT j.id FROM judgements AS j
WHERE j.undone IS NULL AND j.subject NOT IN (SELECT id FROM records) AND j.subject NOT IN (SELECT id FROM withdrawn WHERE why = 'wrong')
ORDER BY j.id
