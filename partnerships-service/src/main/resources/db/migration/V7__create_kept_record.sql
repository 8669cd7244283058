-- Things that are written and read as a whole by officers: programmes, forums, groupings, roadmap goals, claims. What they say is
-- one JSON document, checked by the service; only what queries need stands beside it.
create table kept_record (
    kind       text        not null,
    id         uuid        not null,
    slug       text        not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    owner      uuid        references agreement (id),
    version    bigint      not null,
    body       jsonb       not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (id),
    unique (kind, slug)
);

create index kept_record_owner on kept_record (kind, owner);

-- What a programme has reached, entry by entry. An entry is never changed; a later one may replace it.
create table progress_entry (
    id          uuid        primary key,
    programme   uuid        not null references kept_record (id),
    target      text        not null,
    occurred_on date        not null,
    value       numeric     not null,
    round       text,
    beneficiary text,
    note        text,
    source      text        not null,
    replaces    uuid        unique references progress_entry (id),
    recorded_at timestamptz not null
);

create index progress_entry_programme on progress_entry (programme, target, occurred_on);

-- What came of a programme besides its figures: an idea, a work, a plan after the return, a publication.
create table outcome (
    id             uuid        primary key,
    programme      uuid        not null references kept_record (id),
    kind           text        not null,
    title_id       text        not null,
    title_en       text        not null,
    occurred_first date,
    occurred_last  date,
    quantity       integer     not null check (quantity > 0),
    link           text,
    source         text        not null,
    recorded_at    timestamptz not null
);

create index outcome_programme on outcome (programme);
