-- What is known of one document? Parameters: key.
SELECT * EXCLUDE (folded) FROM documents WHERE key = $key
