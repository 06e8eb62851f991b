-- Writes what people say of a record. Parameters: id, document, type, parties, date_start, date_end, status, json.
UPDATE records SET type = $type, parties = $parties::VARCHAR[], date_start = $date_start::DATE, date_end = $date_end::DATE, status = $status,
       json = $json, dyad = CASE WHEN len($parties::VARCHAR[]) > 2 THEN '+' ELSE array_to_string($parties::VARCHAR[], '|') END
WHERE id = $id AND document = $document
