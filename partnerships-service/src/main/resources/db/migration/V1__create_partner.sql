-- Folds a text for comparison: lower case, accents dropped. Marked immutable (unaccent itself is only stable, because its
-- dictionary could be replaced; here it is named and never is), so that indexes may use it.
create extension if not exists unaccent;
create extension if not exists pg_trgm;

create function fold(value text) returns text
    language sql immutable strict parallel safe
    return unaccent('unaccent'::regdictionary, lower(value));

-- array_to_string is only stable, because an element's output might depend on settings; that of a text does not.
create function join_words(words text[]) returns text
    language sql immutable strict parallel safe
    return array_to_string(words, ' ');

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
