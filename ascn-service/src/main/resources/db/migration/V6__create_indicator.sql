create table indicator (
    id             uuid primary key,
    version        bigint not null,
    code           text   not null unique check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name_id        text   not null,
    name_en        text   not null,
    description_id text,
    description_en text,
    unit           text   not null,
    direction      text   not null,
    level          text   not null,
    standard_code  text,
    created_at     timestamptz not null,
    updated_at     timestamptz not null
);

-- How a value is made. A new way is a new number: values made in different ways are never set beside each other.
create table indicator_method (
    id             uuid primary key,
    indicator_id   uuid    not null references indicator (id),
    number         integer not null check (number > 0),
    description_id text,
    description_en text,
    source         text,
    recorded_at    timestamptz not null,
    unique (indicator_id, number)
);

-- A value, or the statement that there is none, with the reason.
create table observation (
    id                   uuid primary key,
    version              bigint  not null,
    indicator_id         uuid    not null references indicator (id),
    method               integer not null,
    city_id              uuid    references city (id),
    project_id           uuid    references project (id),
    period_first         date    not null,
    period_last          date    not null,
    value                numeric,
    not_available_reason text,
    scope                text,
    note_id              text,
    note_en              text,
    verification         text    not null,
    certainty            text,
    source               text,
    recorded_at          timestamptz not null,
    updated_at           timestamptz not null,
    foreign key (indicator_id, method) references indicator_method (indicator_id, number),
    check (num_nonnulls(city_id, project_id) = 1),
    check (num_nonnulls(value, not_available_reason) = 1),
    constraint observation_taken unique nulls not distinct (indicator_id, method, city_id, project_id, period_first, period_last)
);

create index observation_city on observation (city_id, indicator_id, period_first);
create index observation_project on observation (project_id, indicator_id, period_first);

create table verification (
    id             uuid primary key,
    observation_id uuid not null references observation (id),
    state          text not null,
    note           text,
    actor_role     text not null,
    actor_office   text,
    recorded_at    timestamptz not null
);

create index verification_observation on verification (observation_id, recorded_at);
