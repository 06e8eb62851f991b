-- When was the last document of the ledger written?
SELECT max(published_start) AS last FROM documents
