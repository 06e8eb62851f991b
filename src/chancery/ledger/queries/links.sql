-- Which links have one of these events? Parameters: ids.
SELECT first, second, score, reasons FROM links
WHERE first IN (SELECT unnest($ids::VARCHAR[])) OR second IN (SELECT unnest($ids::VARCHAR[]))
