-- Which judgements were made, in their order? Parameters: subject (an id or NULL), document (a key or NULL), undone (whether those too).
SELECT j.*, d.id AS document_id FROM judgements AS j LEFT JOIN documents AS d ON d.key = j.subject_document
WHERE ($subject::VARCHAR IS NULL OR j.subject = $subject OR j.object = $subject)
  AND ($document::VARCHAR IS NULL OR j.subject_document = $document OR j.object_document = $document)
  AND ($undone::BOOLEAN OR j.undone IS NULL)
ORDER BY j."at", j.id
