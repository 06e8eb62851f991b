-- What people decide of records: rows are added and marked as undone, never changed otherwise and never removed. Only subject and object follow
-- the records that they are about, whose ids change where a text is read anew and other things are found.
CREATE TABLE judgements (
    id VARCHAR PRIMARY KEY,
    kind VARCHAR NOT NULL,              -- event, statement, figure, tie
    subject VARCHAR NOT NULL,           -- the id, at present, of the record that is judged
    object VARCHAR,                     -- that of the other one, of same and different
    verdict VARCHAR NOT NULL,           -- right, wrong, corrected, same, different
    value VARCHAR,                      -- of corrected: the fields and their values, in JSON
    "by" VARCHAR NOT NULL,
    "at" TIMESTAMP NOT NULL,
    undone TIMESTAMP,                   -- NULL where it stands
    undone_by VARCHAR,
    subject_document VARCHAR NOT NULL,  -- documents.key
    object_document VARCHAR,
    subject_told VARCHAR NOT NULL,      -- the record as it was when it was judged, in JSON
    object_told VARCHAR
);
INSERT INTO migrations VALUES (20);
