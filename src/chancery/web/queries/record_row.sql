-- What does the index know of the record with an id? One row for each document that gives it. Parameters: id.
SELECT * FROM records WHERE id = $id ORDER BY document
