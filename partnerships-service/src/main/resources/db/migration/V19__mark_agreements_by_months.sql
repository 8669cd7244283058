-- Days as marks: what is asked of a list by days in force, by an end or by how things stood is found in the index that knows all else.
-- Each kind of day has an index of its own, which is best where one is asked for; but two things that many have, and few have
-- together, were looked for one after the other in all that had the first.
--
-- Months stand for days: what is found is looked at anyway. From 1900 on, a stretch of months is told by as few marks as it takes, each
-- of one month, or of 4, 16, 64, 256, 1,024 or all 4,096 of them. A month is in it if one of the seven marks around the month is among
-- them.
create function months_within(name text, first date, last date) returns text[]
    language plpgsql immutable parallel safe as $$
declare
    low integer := greatest(least((extract(year from first)::integer - 1900) * 12 + extract(month from first)::integer - 1, 4095), 0);
    -- Without a last day it goes on to the last month there is.
    high integer := greatest(least((extract(year from last)::integer - 1900) * 12 + extract(month from last)::integer - 1, 4095), 0);
    marks text[] := '{}';
    prefix text;
begin
    if first is null then
        return marks;
    end if;
    for level in 0..6 loop
        prefix := name || level || '/';
        while low <= high and (low % 4 <> 0 or level = 6) loop
            marks := marks || (prefix || low);
            low := low + 1;
        end loop;
        while low <= high and high % 4 <> 3 loop
            marks := marks || (prefix || high);
            high := high - 1;
        end loop;
        exit when low > high;
        low := low / 4;
        high := high / 4;
    end loop;
    return marks;
end
$$;

-- The marks around a month, or around each of those in which a day may lie that is not known to the day.
create function months_around(name text, first date, last date) returns text[]
    language plpgsql immutable parallel safe as $$
declare
    low integer := greatest(least((extract(year from first)::integer - 1900) * 12 + extract(month from first)::integer - 1, 4095), 0);
    high integer := greatest(least((extract(year from last)::integer - 1900) * 12 + extract(month from last)::integer - 1, 4095), 0);
    marks text[] := '{}';
begin
    if first is null then
        return marks;
    end if;
    for level in 0..6 loop
        for place in low..high loop
            marks := marks || (name || level || '/' || place);
        end loop;
        low := low / 4;
        high := high / 4;
    end loop;
    return marks;
end
$$;

drop index agreement_marks_of_quarter;
create index agreement_marks_of_quarter on agreement using gin (marks_of_quarter(quarter_of(sort_day), document,
    labels_of_agreement(kind, instrument, scope, stage, pillar, roadmap_goal, renewed_by_id is not null, sectors, challenges,
        benefits, partner_slugs, partner_countries) || months_within('inForce:', lower(in_force), upper(in_force) - 1)
        || months_around('ends:', ends_first, ends_last))) with (fastupdate = off);

drop index agreement_state_marks;
create index agreement_state_marks on agreement_state using gin (marks_of_quarter(quarter_of(sort_day), document,
    labels || ('stage:' || stage) || ('renewed:' || (representation -> 'renewedBy' is not null))
    || months_within('stands:', (effective_from at time zone 'UTC')::date, (effective_to at time zone 'UTC')::date)
    || months_within('inForce:', lower(in_force), upper(in_force) - 1)
    || months_around('ends:', first_day(representation -> 'term' ->> 'endsOn'), last_day(representation -> 'term' ->> 'endsOn')))) with (fastupdate = off);

create function first_day_of(quarter integer) returns date language sql immutable strict parallel safe
    return case when quarter < 1 then date '0001-01-01' else make_date(1900 + (quarter - 1) / 4, (quarter - 1) % 4 * 3 + 1, 1) end;

drop function agreements_marked(text, boolean, date, uuid, integer);
drop function states_marked(text, timestamptz, boolean, date, uuid, integer);

-- Agreements that may fit the marks, after a place in the order of signing: all that have them, and perhaps some that have words not
-- together. It goes from quarter to quarter until it has as many as are wanted or has come to the day. Where a quarter has a crowd of
-- them it stops, and says by a row without an agreement on which day: looking at one after the other is less work there. Planned
-- once: the plan is the same for all marks.
create function agreements_marked(marks text, latest_first boolean, after_day date, after_id uuid, until_day date, wanted integer,
        crowd integer) returns table (day date, agreement uuid) language plpgsql stable rows 50
    set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
    newest integer := coalesce((select quarter_of(max(sort_day)) from agreement), 0);
    oldest integer := coalesce((select quarter_of(min(sort_day)) from agreement where sort_day >= '1900-01-01'), 1);
    quarters integer[] := case when latest_first then array(select generate_series(newest, oldest, -1)) || 0
        else 0 || array(select generate_series(oldest, newest)) end;
    quarter integer;
    days date[];
    ids uuid[];
begin
    foreach quarter in array quarters loop
        continue when latest_first and quarter > quarter_of(after_day) or not latest_first and quarter < quarter_of(after_day);
        exit when latest_first and quarter < quarter_of(until_day) or not latest_first and quarter > quarter_of(until_day);
        select array_agg(m.sort_day), array_agg(m.id) into days, ids from (
            select a.sort_day, a.id as id from agreement a
                where marks_of_quarter(quarter_of(a.sort_day), a.document, labels_of_agreement(a.kind, a.instrument, a.scope,
                        a.stage, a.pillar, a.roadmap_goal, a.renewed_by_id is not null, a.sectors, a.challenges, a.benefits,
                        a.partner_slugs, a.partner_countries) || months_within('inForce:', lower(a.in_force), upper(a.in_force) - 1)
                        || months_around('ends:', a.ends_first, a.ends_last))
                        @@ cast(replace(marks, chr(1), quarter::text) as tsquery)
                    and case when after_day is null then true
                        when latest_first then (a.sort_day, a.id) < (after_day, after_id)
                        else (a.sort_day, a.id) > (after_day, after_id) end
                limit crowd) m;
        if cardinality(ids) = crowd then
            return query select case when latest_first then first_day_of(quarter + 1) - 1 else first_day_of(quarter) end, null::uuid;
            return;
        end if;
        return query select m.sort_day, m.id from unnest(days, ids) m (sort_day, id)
            order by case when latest_first then m.sort_day end desc, case when latest_first then m.id end desc, m.sort_day, m.id
            limit wanted;
        wanted := wanted - coalesce(cardinality(ids), 0);
        exit when wanted <= 0;
    end loop;
end
$$;

-- The same for how agreements stood at a moment; this is asked in words that no other index knows, which would all be read as well.
create function states_marked(marks text, as_of timestamptz, latest_first boolean, after_day date, after_id uuid, until_day date, wanted integer,
        crowd integer) returns table (day date, agreement uuid) language plpgsql stable rows 50
    set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
    -- Of what stood then, which the index of times tells: what was signed since would all be looked at for nothing.
    newest integer := coalesce(quarter_of((select s.sort_day from agreement_state s where s.effective @> as_of
        order by days_before_the_end(s.sort_day) limit 1)), 0);
    oldest integer := coalesce(quarter_of((select s.sort_day from agreement_state s where s.effective @> as_of
        and s.sort_day >= '1900-01-01' order by days_since_the_beginning(s.sort_day) limit 1)), 1);
    quarters integer[] := case when latest_first then array(select generate_series(newest, oldest, -1)) || 0
        else 0 || array(select generate_series(oldest, newest)) end;
    quarter integer;
    days date[];
    ids uuid[];
begin
    foreach quarter in array quarters loop
        continue when latest_first and quarter > quarter_of(after_day) or not latest_first and quarter < quarter_of(after_day);
        exit when latest_first and quarter < quarter_of(until_day) or not latest_first and quarter > quarter_of(until_day);
        select array_agg(m.sort_day), array_agg(m.id) into days, ids from (
            select s.sort_day, s.agreement_id as id from agreement_state s
                where marks_of_quarter(quarter_of(s.sort_day), s.document, s.labels || ('stage:' || s.stage) || ('renewed:' || (s.representation -> 'renewedBy' is not null))
                        || months_within('stands:', (s.effective_from at time zone 'UTC')::date, (s.effective_to at time zone 'UTC')::date)
                        || months_within('inForce:', lower(s.in_force), upper(s.in_force) - 1)
                        || months_around('ends:', first_day(s.representation -> 'term' ->> 'endsOn'), last_day(s.representation -> 'term' ->> 'endsOn')))
                        @@ cast(replace(marks, chr(1), quarter::text) as tsquery)
                    and (s.effective_from > as_of or s.effective_to <= as_of) is not true
                    and case when after_day is null then true
                        when latest_first then (s.sort_day, s.agreement_id) < (after_day, after_id)
                        else (s.sort_day, s.agreement_id) > (after_day, after_id) end
                limit crowd) m;
        if cardinality(ids) = crowd then
            return query select case when latest_first then first_day_of(quarter + 1) - 1 else first_day_of(quarter) end, null::uuid;
            return;
        end if;
        return query select m.sort_day, m.id from unnest(days, ids) m (sort_day, id)
            order by case when latest_first then m.sort_day end desc, case when latest_first then m.id end desc, m.sort_day, m.id
            limit wanted;
        wanted := wanted - coalesce(cardinality(ids), 0);
        exit when wanted <= 0;
    end loop;
end
$$;
