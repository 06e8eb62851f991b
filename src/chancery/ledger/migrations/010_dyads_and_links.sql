-- What stories need: the parties of a record as one word, by which it is found fast; which texts are alike; which events are told to be one.
ALTER TABLE records ADD COLUMN dyad VARCHAR;  -- both parties as A|B, the only one, or + where there are more
CREATE TABLE fingerprints (
    document VARCHAR NOT NULL,  -- documents.key
    shingles INTEGER NOT NULL,  -- how many different shingles the text has
    hashes BLOB NOT NULL,       -- its MinHash signature
    people VARCHAR[] NOT NULL   -- who its events name
);
CREATE TABLE links (
    first VARCHAR NOT NULL,     -- records.id, the lower of the two
    second VARCHAR NOT NULL,
    first_document VARCHAR NOT NULL,
    second_document VARCHAR NOT NULL,
    score DOUBLE NOT NULL,
    reasons VARCHAR[] NOT NULL  -- why they are one event
);
INSERT INTO migrations VALUES (10);
