-- One row per aggregate. Its lock makes the numbers of an aggregate gap-free and their order the order of the commits.
CREATE TABLE outbox_stream (
    aggregate_type   text   NOT NULL,
    aggregate_id     uuid   NOT NULL,
    last_sequence    bigint NOT NULL,
    last_transaction xid8   NOT NULL,
    PRIMARY KEY (aggregate_type, aggregate_id)
);

-- The event log: written with the change, published by the relay, kept for the retention period.
CREATE TABLE outbox_event (
    position        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id              uuid        NOT NULL DEFAULT uuidv7() UNIQUE,
    aggregate_type  text        NOT NULL,
    aggregate_id    uuid        NOT NULL,
    sequence        bigint      NOT NULL CHECK (sequence > 0),
    -- No event of this transaction or of an earlier one can still appear once all of them have ended: who reads the
    -- log by (log_transaction, position), and only below pg_snapshot_xmin(pg_current_snapshot()), never misses one.
    log_transaction xid8        NOT NULL,
    type            text        NOT NULL,
    -- json, not jsonb: subscribers get the members in the order in which the service wrote them.
    data            json        NOT NULL,
    state           json,
    occurred_at     timestamptz NOT NULL,
    traceparent     text,
    UNIQUE (aggregate_type, aggregate_id, sequence)
);
