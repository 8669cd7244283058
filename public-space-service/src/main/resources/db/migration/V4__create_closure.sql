-- Works, summits, official meetings and closures at short notice: first planned and looked at, then applied.
create table closure (
    id         uuid primary key,
    version    bigint      not null,
    space_id   uuid        not null references space (id),
    kind       text        not null,
    reason_id  text        not null,
    reason_en  text        not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    status     text        not null,
    closes     boolean     not null,
    progress   integer     check (progress between 0 and 100),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check (starts_at < ends_at)
);

create index closure_space on closure (space_id, starts_at);

-- An organisation asks to use a place.
create table space_request (
    id           uuid primary key,
    version      bigint      not null,
    space_id     uuid        not null references space (id),
    organisation text        not null,
    use          text        not null,
    title_id     text        not null,
    title_en     text        not null,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    crowd        integer     not null check (crowd > 0),
    status       text        not null,
    approvals    text[]      not null default '{}',
    reason       text,
    client       text        not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    check (starts_at < ends_at)
);

create index space_request_space on space_request (space_id, starts_at);
