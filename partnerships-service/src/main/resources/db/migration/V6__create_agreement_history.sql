-- What an agreement says of its end and its use, and what came after it.
alter table agreement
    add column renewal         text,
    add column notice_on       date,
    add column notice_given_on date,
    add column renewal_months  integer check (renewal_months > 0),
    add column development_goals integer[] not null default '{}',
    add column benefit_text_id text,
    add column benefit_text_en text,
    add column benefit_levels  varchar[],
    add column renewed_by_id   uuid references agreement (id);

create index agreement_renews on agreement (renews_id);
create index agreement_builds_on on agreement (builds_on_id);
create index agreement_ends on agreement (ends_last) where stage in ('ACTIVE', 'SUSPENDED');

-- One row a change, for ever. The patch (RFC 7396) makes the state after the change out of the state before it; json and not
-- jsonb, so that the members stay in the order of the representation.
create table agreement_release (
    agreement_id       uuid        not null references agreement (id),
    number             integer     not null check (number >= 1),
    revision           integer     not null,
    change             text        not null,
    public             boolean     not null,
    recorded_at        timestamptz not null,
    actor_role         text        not null,
    actor_office       text,
    reason             text,
    document_title     text,
    document_reference text,
    document_dated     date,
    patch              json        not null,
    primary key (agreement_id, number)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'a release of an agreement is never changed or removed';
end
$$;

create trigger agreement_release_is_final before update or delete on agreement_release
    for each row execute function refuse_change();

-- The first and the last day that a date in JSON may mean: 1989, 2017-08 or 1995-09-08.
create function first_day(partial text) returns date
    language sql immutable strict parallel safe
    return make_date(substr(partial, 1, 4)::int, coalesce(nullif(substr(partial, 6, 2), ''), '1')::int,
        coalesce(nullif(substr(partial, 9, 2), ''), '1')::int);

create function last_day(partial text) returns date
    language sql immutable strict parallel safe
    return case length(partial)
        when 4 then make_date(substr(partial, 1, 4)::int, 12, 31)
        when 7 then (first_day(partial) + interval '1 month - 1 day')::date
        else first_day(partial) end;

-- How things stood: for each agreement what was said of it from when to when. It is made from the releases; where the release
-- is null it tells of the time before the register kept this agreement, as far as its dates allow.
create table agreement_state (
    agreement_id   uuid        not null references agreement (id),
    effective_from timestamptz not null,
    effective_to   timestamptz,
    release        integer,
    representation jsonb       not null,
    stage          text        not null generated always as (representation ->> 'stage') stored,
    sort_day       date        not null generated always as
        (coalesce(last_day(representation ->> 'signedOn'), '0001-01-01'::date)) stored,
    primary key (agreement_id, effective_from),
    check (effective_from < effective_to)
);

create index agreement_state_sort on agreement_state (sort_day desc, agreement_id desc);
create index agreement_state_current on agreement_state (agreement_id) where effective_to is null;

-- In force on a day beyond doubt: begun or evidenced by then, and not over. Nothing counts that may have ended, or that
-- nobody has verified and no source shows.
create function in_force(representation jsonb, day date) returns boolean
    language sql immutable strict parallel safe
    return representation ->> 'stage' in ('active', 'suspended', 'unverified', 'completed', 'expired', 'terminated')
        and (coalesce(last_day(representation -> 'term' ->> 'startsOn'), last_day(representation ->> 'signedOn')) <= day
            or (representation ->> 'evidencedOn')::date <= day) is true
        and coalesce((representation ->> 'endedOn')::date >= day, true)
        and coalesce(first_day(representation -> 'term' ->> 'endsOn') >= day, true)
        and (representation ->> 'stage' <> 'unverified' or representation ->> 'evidencedOn' is not null)
        and (representation ->> 'stage' not in ('completed', 'expired', 'terminated')
            or representation ->> 'endedOn' is not null or representation -> 'term' ->> 'endsOn' is not null);

-- Which warnings of an end were sent: one row for each threshold of each end, whoever sends it.
create table term_warning (
    agreement_id uuid        not null references agreement (id),
    notice_on    date        not null,
    days_before  integer     not null,
    warned_at    timestamptz not null,
    primary key (agreement_id, notice_on, days_before)
);
