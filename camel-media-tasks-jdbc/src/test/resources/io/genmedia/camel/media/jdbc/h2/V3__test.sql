-- an artificial next version, for tests
ALTER TABLE media_provider ADD COLUMN IF NOT EXISTS note varchar;
MERGE INTO media_schema (version, applied_at) KEY (version) VALUES (3, CURRENT_TIMESTAMP);
