-- Webhooks, in every service alike: changes nothing that is there already.
SET LOCAL client_min_messages = warning;

CREATE TABLE IF NOT EXISTS webhook_subscription (
    id              uuid        PRIMARY KEY,
    -- The client that made it, and what its roles let it read at that time.
    owner           text        NOT NULL,
    readers         text[]      NOT NULL,
    url             text        NOT NULL,
    types           text[]      NOT NULL,
    secret          text        NOT NULL,
    -- Signs too until then, so that a receiver can change over in its own time.
    previous_secret text,
    previous_until  timestamptz,
    status          text        NOT NULL CHECK (status IN ('active', 'paused')),
    reason          text,
    -- Up to where the log has become deliveries.
    cursor          text        NOT NULL,
    created_at      timestamptz NOT NULL,
    version         bigint      NOT NULL DEFAULT 1
);
CREATE INDEX IF NOT EXISTS webhook_subscription_owner ON webhook_subscription (owner, id);

CREATE TABLE IF NOT EXISTS webhook_delivery (
    id              uuid        PRIMARY KEY DEFAULT uuidv7(),
    subscription_id uuid        NOT NULL REFERENCES webhook_subscription ON DELETE CASCADE,
    message_id      text        NOT NULL,
    type            text        NOT NULL,
    body            text        NOT NULL,
    status          text        NOT NULL CHECK (status IN ('waiting', 'delivered', 'failed')),
    attempts        int         NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL,
    -- Somebody is delivering it until then at the latest; nobody else may meanwhile.
    leased_until    timestamptz,
    last_attempt_at timestamptz,
    last_outcome    text,
    created_at      timestamptz NOT NULL,
    UNIQUE (subscription_id, message_id)
);
-- Each webhook takes its own next ones, whatever waits for others.
DROP INDEX IF EXISTS webhook_delivery_due;
CREATE INDEX IF NOT EXISTS webhook_delivery_next ON webhook_delivery (subscription_id, next_attempt_at) WHERE status = 'waiting';
