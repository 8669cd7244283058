-- Questions about a day, on record in the order of signing: an index that knows both the times and the order hands out the first
-- page without looking at what is not in it, however many agreements there are. (btree_gist lets an index of ranges order dates.)
create extension if not exists btree_gist;

-- The days from one to the other, both included; no end when the last is not known, nothing when the first is not.
create function days_between(first date, last date) returns daterange
    language sql immutable parallel safe
    return case when first <= coalesce(last, 'infinity') then daterange(first, last, '[]') end;

-- Under a name, because HQL has no operators of ranges.
create function includes_day(days daterange, day date) returns boolean
    language sql immutable strict parallel safe
    return days @> day;

-- How far a day is from either end of time: what lists are sorted by where the index of ranges must find the order.
create function days_before_the_end(day date) returns integer
    language sql immutable strict parallel safe
    return day <-> '9999-12-31'::date;

create function days_since_the_beginning(day date) returns integer
    language sql immutable strict parallel safe
    return day <-> '0001-01-01'::date;

-- In force beyond doubt: begun or evidenced by then, and not over. Nothing counts that may have ended, or that nobody has
-- verified and no source shows.
alter table agreement add column in_force daterange generated always as (
    case when stage in ('ACTIVE', 'SUSPENDED', 'UNVERIFIED', 'COMPLETED', 'EXPIRED', 'TERMINATED')
            and (stage <> 'UNVERIFIED' or evidenced_on is not null)
            and (stage not in ('COMPLETED', 'EXPIRED', 'TERMINATED') or ended_on is not null or ends_first is not null)
        then days_between(least(coalesce(starts_last, signed_last), evidenced_on), least(ended_on, ends_first)) end) stored;

create index agreement_in_force on agreement using gist (in_force, sort_day);

-- The same, told by a representation.
create function in_force_days(representation jsonb) returns daterange
    language sql immutable strict parallel safe
    return case when representation ->> 'stage' in ('active', 'suspended', 'unverified', 'completed', 'expired', 'terminated')
            and (representation ->> 'stage' <> 'unverified' or representation ->> 'evidencedOn' is not null)
            and (representation ->> 'stage' not in ('completed', 'expired', 'terminated')
                or representation ->> 'endedOn' is not null or representation -> 'term' ->> 'endsOn' is not null)
        then days_between(least(coalesce(last_day(representation -> 'term' ->> 'startsOn'),
                last_day(representation ->> 'signedOn')), first_day(representation ->> 'evidencedOn')),
            least(first_day(representation ->> 'endedOn'), first_day(representation -> 'term' ->> 'endsOn'))) end;

-- What a state can be asked for by, such as sector:education or country:FR.
create function labels_of(representation jsonb) returns text[]
    language sql immutable strict parallel safe
    return array_remove(array['kind:' || (representation ->> 'kind'), 'instrument:' || (representation ->> 'instrument'),
            'scope:' || (representation ->> 'scope'), 'pillar:' || (representation ->> 'pillar'),
            'roadmapGoal:' || (representation ->> 'roadmapGoal')], null)
        || array(select 'sectors:' || value from jsonb_array_elements_text(representation -> 'sectors') value
            union all select 'challenges:' || value from jsonb_array_elements_text(representation -> 'challenges') value
            union all select 'benefits:' || value from jsonb_array_elements_text(representation -> 'benefits') value
            union all select unnest(array_remove(array['partner:' || (partner ->> 'id'), 'partner:' || (partner ->> 'slug'),
                'country:' || (partner ->> 'country')], null)) from jsonb_array_elements(representation -> 'partners') partner);

alter table agreement_state
    add column effective tstzrange not null generated always as (tstzrange(effective_from, effective_to)) stored,
    add column in_force daterange generated always as (in_force_days(representation)) stored,
    add column labels text[] not null generated always as (labels_of(representation)) stored;

create index agreement_state_effective on agreement_state using gist (effective, sort_day);
create index agreement_state_labels on agreement_state using gin (labels);
drop function in_force(jsonb, date);
