-- A period may only be followed by one that does not overlap it: equality of ids and overlap of ranges in one index.
create extension if not exists btree_gist;

create table city (
    id                uuid primary key,
    version           bigint not null,
    slug              text   not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name_id           text   not null,
    name_en           text   not null,
    variants          text[] not null default '{}',
    country           text   not null check (country ~ '^[A-Z]{2}$'),
    kind              text   not null,
    latitude          double precision not null check (latitude between -90 and 90),
    longitude         double precision not null check (longitude between -180 and 180),
    time_zone         text   not null,
    population        bigint check (population > 0),
    population_year   integer,
    population_scope  text,
    challenges        varchar[] not null default '{}',
    traits            varchar[] not null default '{}',
    certainty         text,
    source            text,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    search_text text generated always as (fold(name_id || ' ' || name_en || ' ' || join_words(variants) || ' ' || slug)) stored
);

create index city_search on city using gin (search_text gin_trgm_ops);
create index city_country on city (country, slug);

-- From when to when a city belongs to the network. A date may be known to the year only: it is kept as the first and the
-- last day it may mean. counts_from is the first day on which membership is beyond doubt, period are all such days.
create table city_membership (
    id           uuid primary key,
    city_id      uuid    not null references city (id),
    cohort       integer not null check (cohort between 2018 and 2199),
    joined_first date    not null,
    joined_last  date    not null,
    left_first   date,
    left_last    date,
    evidenced_on date,
    certainty    text,
    source       text,
    recorded_at  timestamptz not null,
    counts_from  date generated always as (least(joined_last, evidenced_on)) stored,
    period       daterange generated always as (daterange(least(joined_last, evidenced_on), left_first, '[]')) stored,
    constraint city_membership_overlaps exclude using gist (city_id with =, period with &&)
);

create index city_membership_cohort on city_membership (cohort);

-- Who holds the post of Chief Smart City Officer: an office, never a person.
create table city_post (
    id           uuid primary key,
    city_id      uuid not null references city (id),
    office_id    text,
    office_en    text,
    since_first  date not null,
    since_last   date not null,
    until_first  date,
    until_last   date,
    certainty    text,
    source       text,
    recorded_at  timestamptz not null,
    period       daterange generated always as (daterange(since_last, until_first, '[]')) stored,
    constraint city_post_overlaps exclude using gist (city_id with =, period with &&)
);
