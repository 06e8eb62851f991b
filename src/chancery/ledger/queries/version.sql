-- Of which version are the ledger's tables?
SELECT max(number) AS version FROM migrations
