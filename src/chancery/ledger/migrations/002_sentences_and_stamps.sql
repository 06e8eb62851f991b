-- What reading a document anew needs, why its date is as it is, what read it, and the sentence around each record.
ALTER TABLE documents ADD COLUMN given_start DATE;     -- the publication date that came with the document
ALTER TABLE documents ADD COLUMN given_end DATE;
ALTER TABLE documents ADD COLUMN source VARCHAR;       -- the outlet that it came from
ALTER TABLE documents ADD COLUMN reasons VARCHAR[];    -- why `published` is what it is
ALTER TABLE documents ADD COLUMN packs VARCHAR;        -- digest of the language's pack and the world file
ALTER TABLE documents ADD COLUMN parser VARCHAR;       -- digest of the shipped parser, or the name of another
ALTER TABLE records ADD COLUMN sentence_start INTEGER; -- the sentence that holds the evidence
ALTER TABLE records ADD COLUMN sentence_end INTEGER;
INSERT INTO migrations VALUES (2);
