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

-- Which events still have to be published. Not a column of the event: marking would write its whole text anew each time.
CREATE TABLE IF NOT EXISTS outbox_waiting (
    position bigint PRIMARY KEY,
    -- Why the broker refuses this event for good; its aggregate waits until that is mended.
    failure  text
);
CREATE INDEX IF NOT EXISTS outbox_waiting_failed ON outbox_waiting (position) WHERE failure IS NOT NULL;

-- It was a column once.
DO $$
BEGIN
    IF EXISTS (SELECT FROM information_schema.columns WHERE table_schema = current_schema()
               AND table_name = 'outbox_event' AND column_name = 'published_at') THEN
        INSERT INTO outbox_waiting (position, failure)
            SELECT position, failure FROM outbox_event WHERE published_at IS NULL;
        ALTER TABLE outbox_event DROP COLUMN published_at, DROP COLUMN failure;
    END IF;
END $$;
