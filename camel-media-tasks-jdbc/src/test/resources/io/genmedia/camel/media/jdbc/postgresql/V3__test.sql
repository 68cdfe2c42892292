-- an artificial next version, for tests
ALTER TABLE media_provider ADD COLUMN note text;
INSERT INTO media_schema (version) VALUES (3);
