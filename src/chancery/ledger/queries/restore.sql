-- Brings back records of a document that were judged wrong. Parameters: document (a key), ids.
INSERT INTO records BY NAME
SELECT id, document, kind, type, parties, date_start, date_end, status, json, sentence_start, sentence_end, dyad, recorded
FROM withdrawn WHERE document = $document AND why = 'wrong' AND id IN (SELECT unnest($ids::VARCHAR[]))
