create table partner (
    id         uuid primary key,
    version    bigint      not null,
    slug       text        not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    type       text        not null,
    name_id    text        not null,
    name_en    text        not null,
    variants   text[]      not null default '{}',
    country    text        check (country ~ '^[A-Z]{2}$'),
    latitude   double precision check (latitude between -90 and 90),
    longitude  double precision check (longitude between -180 and 180),
    certainty  text,
    source     text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    search_text text generated always as (fold(name_id || ' ' || name_en || ' ' || join_words(variants))) stored,
    check ((latitude is null) = (longitude is null))
);

create index partner_search on partner using gin (search_text gin_trgm_ops);
create index partner_country on partner (country);
