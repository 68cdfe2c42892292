-- Version 2 of the task store's tables, for PostgreSQL: what was learned of how long tasks take. As with version 1, the store runs
-- this file by itself when it starts, in one transaction.

CREATE TABLE media_length (
    provider   text    NOT NULL,                         -- monet, gateai, unifically
    alike      text    NOT NULL,                         -- kind, model and parameters of tasks that are alike
    learned    text    NOT NULL,                         -- how many ended after how long; for the store's users alone
    revision   bigint  NOT NULL,
    written_at timestamp with time zone NOT NULL,        -- by the clock of this database
    PRIMARY KEY (provider, alike)
);

INSERT INTO media_schema (version) VALUES (2);
