create extension if not exists btree_gist;

-- Places in a tree: buildings with rooms, parks with their parts, stops of public transport.
create table space (
    id             uuid primary key,
    version        bigint  not null,
    slug           text    not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    kind           text    not null,
    parent_id      uuid    references space (id),
    name_id        text    not null,
    name_en        text    not null,
    address        text,
    side_entrance  text,
    latitude       double precision check (latitude between -90 and 90),
    longitude      double precision check (longitude between -180 and 180),
    coordinate_precision text,
    area_m2        integer check (area_m2 > 0),
    area_is        text,
    facilities     text[]  not null default '{}',
    transit_mode   text,
    step_free      text    not null,
    access         text    not null,
    access_since   date,
    condition      text,
    note           text,
    certainty      text,
    source         text,
    sample         boolean not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    check (parent_id <> id),
    check ((latitude is null) = (longitude is null))
);

create index space_parent on space (parent_id);

-- Public holidays and joint leave, the same for all places.
create table public_holiday (
    day       date primary key,
    name_id   text not null,
    name_en   text not null,
    kind      text not null,
    certainty text not null,
    source    text not null
);

-- A layer says for the days of its rule when a place is open; of several the one with the highest priority holds.
create table opening_layer (
    id        uuid primary key,
    version   bigint  not null,
    space_id  uuid    not null references space (id),
    kind      text    not null,
    title_id  text,
    title_en  text,
    starts_on date    not null,
    rule      text,
    added     date[]  not null default '{}',
    removed   date[]  not null default '{}',
    hours     text[]  not null default '{}',
    zone      text    not null,
    created_at timestamptz not null
);

create index opening_layer_space on opening_layer (space_id);
