-- No personal data here, ever: names and addresses are in visitor_contact alone.
create table booking (
    id            uuid primary key,
    version       bigint  not null,
    session_id    uuid    not null references session (id),
    status        text    not null,
    public_visitors   integer not null check (public_visitors >= 0),
    pupils            integer not null check (pupils >= 0),
    escorts           integer not null check (escorts >= 0),
    students          integer not null check (students >= 0),
    delegates         integer not null check (delegates >= 0),
    with_disabilities integer not null check (with_disabilities >= 0),
    heads         integer not null check (heads > 0),
    held_until    timestamptz,
    waiting_since timestamptz,
    passed_over   integer not null default 0,
    checked_in    integer not null default 0 check (checked_in between 0 and heads),
    country       text check (country ~ '^[A-Z]{2}$'),
    school_level  text,
    travel_mode   text,
    reason        text,
    client        text    not null,
    code_hash     bytea   not null,
    revision      integer not null default 0,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);

-- What a session counts; a million past bookings of other sessions do not matter to it.
create index booking_live on booking (session_id)
    include (status, held_until, heads, public_visitors, pupils, escorts, students, delegates, with_disabilities)
    where status in ('HELD', 'OFFERED', 'CONFIRMED', 'CHECKED_IN', 'WAITING');
create index booking_waiting on booking (session_id, waiting_since, id) where status = 'WAITING';
create index booking_due on booking (held_until) where status in ('HELD', 'OFFERED');
create index booking_session on booking (session_id, status);

create table check_in (
    id         uuid primary key,
    booking_id uuid        not null references booking (id),
    nonce      text        not null,
    heads      integer     not null check (heads > 0),
    gate       text        not null,
    at         timestamptz not null,
    unique (booking_id, nonce)
);

-- The one place with personal data, sealed with a key that is not in the database.
create table visitor_contact (
    booking_id  uuid primary key references booking (id),
    version     bigint      not null,
    sealed      bytea       not null,
    key_id      text        not null,
    erase_after timestamptz not null,
    updated_at  timestamptz not null
);

create index visitor_contact_due on visitor_contact (erase_after);

-- Who of the staff read personal data, when and why.
create table contact_reading (
    id         uuid primary key,
    booking_id uuid        not null,
    role       text        not null,
    reader     text        not null,
    office     text,
    purpose    text        not null,
    at         timestamptz not null
);

create index contact_reading_booking on contact_reading (booking_id, at);

create table feedback (
    booking_id  uuid primary key references booking (id),
    session_id  uuid        not null references session (id),
    rating      integer     not null check (rating between 1 and 5),
    travel_mode text,
    learned     boolean,
    at          timestamptz not null
);
