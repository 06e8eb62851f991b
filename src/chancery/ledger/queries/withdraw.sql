-- Takes records out. Parameters: document (a key), ids, why, at (a timestamp).
INSERT INTO withdrawn BY NAME
SELECT id, document, kind, type, parties, date_start, date_end, status, json, sentence_start, sentence_end, dyad, recorded,
       $at::TIMESTAMP AS withdrawn, $why AS why
FROM records WHERE document = $document AND id IN (SELECT unnest($ids::VARCHAR[]))
