-- Which records does a document give? Parameters: key.
SELECT * FROM records WHERE document = $key
