-- Since when the ledger says what it says, and what it said before.
ALTER TABLE records ADD COLUMN recorded TIMESTAMP;  -- NULL where the record came with its document; else when a later reading found it
CREATE TABLE withdrawn (
    id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    type VARCHAR,
    parties VARCHAR[] NOT NULL,
    date_start DATE,
    date_end DATE,
    status VARCHAR,
    json VARCHAR NOT NULL,
    sentence_start INTEGER,
    sentence_end INTEGER,
    dyad VARCHAR,
    recorded TIMESTAMP,
    withdrawn TIMESTAMP NOT NULL,  -- since when it is no longer among the records
    why VARCHAR NOT NULL           -- wrong: a person judged so; read anew: a later reading didn't find it
);
INSERT INTO migrations VALUES (21);
