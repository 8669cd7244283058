-- The body that represents a country in the network, for a period.
create table national_representative (
    id           uuid primary key,
    version      bigint not null,
    country      text   not null check (country ~ '^[A-Z]{2}$'),
    body_id      text,
    body_en      text,
    since_first  date,
    since_last   date,
    until_first  date,
    until_last   date,
    evidenced_on date,
    certainty    text,
    source       text,
    recorded_at  timestamptz not null,
    counts_from  date generated always as (least(since_last, evidenced_on)) stored,
    period       daterange generated always as (daterange(least(since_last, evidenced_on), until_first, '[]')) stored,
    check (since_last is not null or evidenced_on is not null),
    constraint national_representative_overlaps exclude using gist (country with =, period with &&)
);

create table network_chair (
    id          uuid primary key,
    version     bigint  not null,
    year        integer not null constraint network_chair_year_taken unique check (year between 2018 and 2199),
    country     text    not null check (country ~ '^[A-Z]{2}$'),
    body_id     text,
    body_en     text,
    shepherd    text,
    note_id     text,
    note_en     text,
    certainty   text,
    source      text,
    recorded_at timestamptz not null
);

create table meeting (
    id           uuid primary key,
    version      bigint  not null,
    slug         text    not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    kind         text    not null,
    number       integer check (number > 0),
    name_id      text    not null,
    name_en      text    not null,
    starts_first date    not null,
    starts_last  date    not null,
    ends_first   date    not null,
    ends_last    date    not null,
    place        text,
    country      text    check (country ~ '^[A-Z]{2}$'),
    online       boolean not null,
    note_id      text,
    note_en      text,
    certainty    text,
    source       text,
    recorded_at  timestamptz not null,
    updated_at   timestamptz not null,
    check (starts_first <= ends_last)
);

create index meeting_days on meeting (starts_first, id);

create table meeting_decision (
    id          uuid primary key,
    meeting_id  uuid not null references meeting (id),
    text_id     text,
    text_en     text,
    status      text not null,
    certainty   text,
    source      text,
    recorded_at timestamptz not null
);

create index meeting_decision_meeting on meeting_decision (meeting_id, recorded_at);

create table decision_follow_up (
    id           uuid primary key,
    decision_id  uuid not null references meeting_decision (id),
    done_on      date not null,
    text_id      text,
    text_en      text,
    status       text not null,
    actor_role   text not null,
    actor_office text,
    recorded_at  timestamptz not null
);

create index decision_follow_up_decision on decision_follow_up (decision_id, recorded_at);

-- What the yearly reports of the network say. Counted figures are never stored: they are counted when somebody asks.
create table published_total (
    report_year  integer primary key check (report_year between 2018 and 2199),
    as_of_first  date    not null,
    as_of_last   date    not null,
    projects     integer not null check (projects >= 0),
    ongoing      integer,
    completed    integer,
    planning     integer,
    shares       jsonb   not null,
    cities       integer,
    certainty    text,
    source       text
);
