-- The ledger's tables: documents are precious, records can be made again from them.
CREATE TABLE documents (
    key VARCHAR PRIMARY KEY,      -- hash of the text
    id VARCHAR NOT NULL,          -- the name it came under
    language VARCHAR NOT NULL,
    published_start DATE,
    published_end DATE,
    url VARCHAR,
    title VARCHAR,
    cited VARCHAR[],
    text VARCHAR NOT NULL,
    engine VARCHAR NOT NULL,      -- version that read it
    added TIMESTAMP NOT NULL
);
CREATE TABLE records (
    id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,    -- documents.key
    kind VARCHAR NOT NULL,        -- event, statement, figure, tie
    type VARCHAR,                 -- event type, measure of a figure, kind of a tie, form of a statement
    parties VARCHAR[] NOT NULL,   -- every state and organisation in the record
    date_start DATE,
    date_end DATE,
    status VARCHAR,
    json VARCHAR NOT NULL,        -- the record in the JSON form of a reading
    PRIMARY KEY (id, document)
);
CREATE TABLE migrations (number INTEGER PRIMARY KEY);
INSERT INTO migrations VALUES (1);
