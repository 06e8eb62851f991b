-- Which events are linked with one of another document?
SELECT first AS id FROM links UNION SELECT second FROM links
