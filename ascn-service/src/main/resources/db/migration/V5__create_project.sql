create table project (
    id                  uuid primary key,
    version             bigint not null,
    slug                text   not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    city_id             uuid   not null references city (id),
    name_id             text,
    name_en             text,
    other_names         text[] not null default '{}',
    description_id      text,
    description_en      text,
    problem_id          text,
    problem_en          text,
    focus_area          text   not null,
    topics              varchar[] not null default '{}',
    challenges          varchar[] not null default '{}',
    service_kinds       varchar[] not null default '{}',
    technologies        varchar[] not null default '{}',
    pillar              text,
    level               text,
    aims                jsonb  not null default '[]',
    milestones          jsonb  not null default '[]',
    partners            jsonb  not null default '[]',
    agreements          uuid[] not null default '{}',
    reported_alone      boolean not null,
    in2018action_plan   text,
    reports             integer[] not null default '{}',
    latitude            double precision check (latitude between -90 and 90),
    longitude           double precision check (longitude between -180 and 180),
    status              text   not null,
    status_day          date   not null,
    parent_id           uuid   references project (id),
    successor_id        uuid   references project (id),
    -- The same for all names of one work over time, linked by their successors.
    lineage             uuid   not null,
    certainty           text,
    source              text,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    search_text text generated always as (fold(coalesce(name_id, '') || ' ' || coalesce(name_en, '') || ' '
        || join_words(other_names) || ' ' || slug)) stored,
    check (num_nonnulls(name_id, name_en) > 0),
    check ((latitude is null) = (longitude is null)),
    check (parent_id <> id),
    check (successor_id <> id)
);

create index project_search on project using gin (search_text gin_trgm_ops);
create index project_city on project (city_id);
create index project_focus_area on project (focus_area, status);
create index project_parent on project (parent_id);
create index project_lineage on project (lineage);
create index project_topics on project using gin (topics);
create index project_challenges on project using gin (challenges);

-- What is known of the status of a project, one row for each day on which something new is known. Never changed.
create table project_step (
    id           uuid primary key,
    project_id   uuid not null references project (id),
    status       text not null,
    day          date not null,
    reason       text,
    source       text,
    actor_role   text not null,
    actor_office text,
    recorded_at  timestamptz not null
);

create index project_step_project on project_step (project_id, day desc, recorded_at desc, id desc);
