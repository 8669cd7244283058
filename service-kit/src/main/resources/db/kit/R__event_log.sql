-- What makes a feed of the outbox, in every service alike: runs after the service's own migrations, and changes nothing
-- that is there already.
SET LOCAL client_min_messages = warning;

-- Who may read the event. Rows from before this column have nobody but the administrator.
ALTER TABLE outbox_event ADD COLUMN IF NOT EXISTS readers text[] NOT NULL DEFAULT '{administrator}';

CREATE INDEX IF NOT EXISTS outbox_event_log ON outbox_event (log_transaction, position);

-- Up to where superseded events are deleted: who was not that far yet would miss some of them.
CREATE TABLE IF NOT EXISTS outbox_horizon (
    singleton       boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    log_transaction xid8    NOT NULL,
    position        bigint  NOT NULL
);
