-- The tables of a ledger without documents, so that pages can be shown before there is a file.
CREATE SCHEMA book;
CREATE TABLE book.documents (key VARCHAR, id VARCHAR, language VARCHAR, published_start DATE, published_end DATE, source VARCHAR, url VARCHAR,
    title VARCHAR, cited VARCHAR[], reasons VARCHAR[], engine VARCHAR, packs VARCHAR, parser VARCHAR, added TIMESTAMP, text VARCHAR);
CREATE TABLE book.records (id VARCHAR, document VARCHAR, kind VARCHAR, type VARCHAR, status VARCHAR, parties VARCHAR[], date_start DATE,
    date_end DATE, sentence_start INTEGER, sentence_end INTEGER, json VARCHAR);
