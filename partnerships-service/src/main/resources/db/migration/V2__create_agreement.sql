-- A date of the calendar may be known to the year or the month only: it is kept as the first and last day it may mean.
create table agreement (
    id                 uuid primary key,
    version            bigint  not null,
    revision           integer not null check (revision >= 1),
    slug               text    not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    title_id           text    not null,
    title_en           text    not null,
    kind               text,
    instrument         text    not null,
    scope              text    not null,
    stage              text    not null,
    sectors            varchar[] not null default '{}',
    challenges         varchar[] not null default '{}',
    benefits           varchar[] not null default '{}',
    pillar             text,
    direction          text,
    responsible_office text,
    roadmap_goal       text,
    unbudgeted_burden  boolean,
    unnamed_partner_count          integer check (unnamed_partner_count > 0),
    unnamed_partner_description_id text,
    unnamed_partner_description_en text,
    starts_first   date,
    starts_last    date,
    ends_first     date,
    ends_last      date,
    signed_first   date,
    signed_last    date,
    evidenced_on   date,
    ended_on       date,
    end_ground     text,
    renews_id      uuid references agreement (id),
    builds_on_id   uuid references agreement (id),
    note_id        text,
    note_en        text,
    certainty      text,
    date_certainty text,
    source         text,
    registered_at  timestamptz not null,
    updated_at     timestamptz not null,
    -- What lists are sorted by: the last day the signing may have been; where it is not known, before all others.
    sort_day       date generated always as (coalesce(signed_last, '0001-01-01'::date)) stored,
    search_text    text generated always as (fold(title_id || ' ' || title_en)) stored,
    check (starts_first <= starts_last and ends_first <= ends_last and signed_first <= signed_last)
);

create index agreement_sort on agreement (sort_day desc, id desc);
create index agreement_search on agreement using gin (search_text gin_trgm_ops);
create index agreement_sectors on agreement using gin (sectors);
create index agreement_instrument on agreement (instrument, stage);

create table agreement_partner (
    agreement_id uuid    not null references agreement (id),
    partner_id   uuid    not null references partner (id),
    position     integer not null,
    primary key (agreement_id, position),
    unique (agreement_id, partner_id)
);

create index agreement_partner_partner on agreement_partner (partner_id);

-- Decisions of the council and the ministries on one revision of an agreement. A row is never changed but for voided_at.
create table approval (
    id            uuid primary key,
    agreement_id  uuid        not null references agreement (id),
    type          text        not null,
    authority     text        not null,
    decision      text        not null,
    revision      integer     not null,
    letter_number text,
    decided_on    date,
    note          text,
    recorded_at   timestamptz not null,
    voided_at     timestamptz
);

create index approval_agreement on approval (agreement_id, recorded_at);

-- The way of an agreement through its stages, one row a step, with the document that proves it.
create table stage_step (
    id                 uuid primary key,
    agreement_id       uuid        not null references agreement (id),
    from_stage         text        not null,
    to_stage           text        not null,
    action             text        not null,
    occurred_on        date,
    reason             text,
    document_title     text,
    document_reference text,
    document_dated     date,
    actor_role         text        not null,
    actor_office       text,
    recorded_at        timestamptz not null
);

create index stage_step_agreement on stage_step (agreement_id, recorded_at);
