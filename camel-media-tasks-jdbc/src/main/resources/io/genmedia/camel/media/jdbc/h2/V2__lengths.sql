-- Version 2 of the task store's tables, for H2: what was learned of how long tasks take. As with version 1, the store runs this
-- file by itself when it starts; H2 commits after each statement, so each of them can be run again.

CREATE TABLE IF NOT EXISTS media_length (
    provider   varchar NOT NULL,                         -- monet, gateai, unifically
    alike      varchar NOT NULL,                         -- kind, model and parameters of tasks that are alike
    learned    varchar NOT NULL,                         -- how many ended after how long; for the store's users alone
    revision   bigint  NOT NULL,
    written_at timestamp with time zone NOT NULL,        -- by the clock of this database
    PRIMARY KEY (provider, alike)
);

MERGE INTO media_schema (version, applied_at) KEY (version) VALUES (2, CURRENT_TIMESTAMP);
