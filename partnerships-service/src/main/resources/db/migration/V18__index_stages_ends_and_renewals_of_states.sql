-- Lists as of a day by the stage, the end or the renewal of then, in the order of signing. The index of marks knows which stages an
-- agreement has ever had, but not when: it handed out every agreement that reached the stage only later, in vain.
create index agreement_state_stage on agreement_state using gist (stage, effective, sort_day);

-- The one above is as good where no stage is asked for, and each of these makes writing slower.
drop index agreement_state_effective;

-- The days on which it may have been meant to end; null without an end.
create function end_days(representation jsonb) returns daterange
    language sql immutable parallel safe
    return case when representation -> 'term' ->> 'endsOn' is not null
        then daterange(first_day(representation -> 'term' ->> 'endsOn'), last_day(representation -> 'term' ->> 'endsOn'), '[]') end;

create index agreement_state_ends on agreement_state using gist (end_days(representation), effective, sort_day);

create index agreement_state_renewed on agreement_state using gist (effective, sort_day)
    where representation -> 'renewedBy' is not null;

-- How many there are, which PostgreSQL does not know of expressions in partial indexes: it sorted out all that fit instead of reading a
-- page off the index. Analyzed at once, because nothing else would do so before the next thousands of changes.
create statistics agreement_state_renewals on (representation -> 'renewedBy') from agreement_state;
create statistics agreement_ends_by_day on (daterange(ends_first, ends_last, '[]')) from agreement;

analyze agreement;
analyze agreement_state;
