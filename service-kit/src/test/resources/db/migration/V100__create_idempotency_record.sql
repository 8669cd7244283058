-- The answers to creating requests, kept for repeats with the same key.
CREATE TABLE idempotency_record (
    -- A digest of client and subject: a subject may be a person.
    caller      text        NOT NULL,
    key         text        NOT NULL,
    -- A digest of method, address and body.
    fingerprint text        NOT NULL,
    status      int         NOT NULL,
    headers     jsonb       NOT NULL,
    body        bytea,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_record_created_at ON idempotency_record (created_at);
