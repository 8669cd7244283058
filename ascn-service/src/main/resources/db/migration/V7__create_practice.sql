create table practice (
    id             uuid primary key,
    version        bigint not null,
    slug           text   not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    title_id       text,
    title_en       text,
    what_id        text,
    what_en        text,
    result_id      text,
    result_en      text,
    city_id        uuid   not null references city (id),
    project_id     uuid   references project (id),
    contact_office text,
    focus_area     text,
    topics         varchar[] not null default '{}',
    challenges     varchar[] not null default '{}',
    certainty      text,
    source         text,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    search_text text generated always as (fold(coalesce(title_id, '') || ' ' || coalesce(title_en, '') || ' '
        || coalesce(what_id, '') || ' ' || coalesce(what_en, '') || ' ' || coalesce(result_id, '') || ' '
        || coalesce(result_en, ''))) stored,
    check (num_nonnulls(title_id, title_en) > 0)
);

create index practice_search on practice using gin (search_text gin_trgm_ops);

create table practice_adoption (
    id          uuid primary key,
    practice_id uuid not null references practice (id),
    city_id     uuid not null references city (id),
    since_first date not null,
    since_last  date not null,
    note_id     text,
    note_en     text,
    certainty   text,
    source      text,
    recorded_at timestamptz not null,
    constraint practice_adoption_taken unique (practice_id, city_id)
);
