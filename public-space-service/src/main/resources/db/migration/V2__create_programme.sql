create table activity (
    id            uuid primary key,
    version       bigint  not null,
    slug          text    not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    space_id      uuid    not null references space (id),
    type          text    not null,
    title_id      text    not null,
    title_en      text    not null,
    content_id    text,
    content_en    text,
    learning_goal_id text,
    learning_goal_en text,
    languages     text[]  not null,
    minutes       integer not null check (minutes > 0),
    youngest      integer,
    oldest        integer,
    capacity      integer not null check (capacity > 0),
    quota_public       integer check (quota_public >= 0),
    quota_school       integer check (quota_school >= 0),
    quota_university   integer check (quota_university >= 0),
    quota_delegation   integer check (quota_delegation >= 0),
    quota_disability   integer check (quota_disability >= 0),
    least_group   integer not null check (least_group > 0),
    greatest_group integer not null check (greatest_group >= least_group),
    pupils_per_adult integer check (pupils_per_adult > 0),
    lead_minutes  integer not null check (lead_minutes >= 0),
    window_days   integer not null check (window_days > 0),
    setup_minutes integer not null check (setup_minutes >= 0),
    exclusive     boolean not null,
    sample        boolean not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);

create index activity_space on activity (space_id);

create table session (
    id          uuid primary key,
    version     bigint      not null,
    activity_id uuid        not null references activity (id),
    space_id    uuid        not null references space (id),
    starts_at   timestamptz not null,
    ends_at     timestamptz not null,
    status      text        not null,
    reason      text,
    capacity    integer     not null check (capacity > 0),
    -- Heads of confirmed bookings, holds and offers. Kept by adding and subtracting only, so that this second wall stands
    -- even if the lock in front of it were forgotten.
    taken       integer     not null default 0,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    constraint session_never_oversold check (taken between 0 and capacity),
    check (starts_at < ends_at),
    unique (activity_id, starts_at)
);

create index session_space on session (space_id, starts_at);
create index session_start on session (starts_at, id);

-- Who has a place when. Sessions (with their setting-up time) and granted requests share it: no place is used twice.
create table space_use (
    source_id uuid primary key,
    space_id  uuid      not null references space (id),
    period    tstzrange not null,
    constraint space_used_once exclude using gist (space_id with =, period with &&)
);
