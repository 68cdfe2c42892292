-- An order: what it was when it came first, and the reply once all of its pictures are over.
CREATE TABLE IF NOT EXISTS orders (
    order_id VARCHAR(64) PRIMARY KEY,
    digest VARCHAR(64) NOT NULL,
    sku VARCHAR(64) NOT NULL,
    views VARCHAR(1024) NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    reply VARCHAR(65536)
);

-- Each message that asked for an order, and where its reply is to go. An order may come in more than one.
CREATE TABLE IF NOT EXISTS order_requests (
    message_id VARCHAR(255) PRIMARY KEY,
    order_id VARCHAR(64) NOT NULL,
    reply_to VARCHAR(512) NOT NULL,
    correlation_id VARCHAR(512),
    answered BOOLEAN NOT NULL
);

-- Who is about to answer it: the task or the message that came to its end. The column came later than the table.
ALTER TABLE order_requests ADD COLUMN IF NOT EXISTS claimed_by VARCHAR(255);

-- Each picture that is over: a file, or the reason why there is none.
CREATE TABLE IF NOT EXISTS order_pictures (
    order_id VARCHAR(64) NOT NULL,
    view_name VARCHAR(64) NOT NULL,
    task_id VARCHAR(255),
    files VARCHAR(8192) NOT NULL,
    cost DECIMAL(12, 6),
    reason VARCHAR(4096),
    PRIMARY KEY (order_id, view_name)
);

-- Why a message failed, the last time that it did. The broker moves messages to the dead letters without a reason.
CREATE TABLE IF NOT EXISTS order_failures (
    message_id VARCHAR(255) PRIMARY KEY,
    order_id VARCHAR(64),
    reason VARCHAR(4096) NOT NULL,
    failures INTEGER NOT NULL,
    failed_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Messages that somebody has put back to be bought again, though it is not known whether they were. Used up by one delivery.
CREATE TABLE IF NOT EXISTS message_resubmits (
    message_id VARCHAR(255) PRIMARY KEY
);
