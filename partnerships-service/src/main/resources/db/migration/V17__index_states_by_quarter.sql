-- Lists as of a day, by words, labels, stage or the days in force: what V10 to V12 did for the lists of today.

-- The words of an agreement when the state was written. The agreement always comes first, with the words it has from then on.
alter table agreement_state add column document tsvector;

create function index_state() returns trigger language plpgsql as $$
begin
    select document into new.document from agreement where id = new.agreement_id;
    return new;
end
$$;

-- Of states that are over nobody knows any more which words they had.
update agreement_state s set document = a.document from agreement a where a.id = s.agreement_id;

create trigger state_is_indexed before insert on agreement_state for each row execute function index_state();

-- A new name of a partner makes a state of its own, another spelling does not: what still stands is found by it as well. Fires after
-- partner_was_renamed, which has given the agreements their words: triggers go by their names.
create function index_states_of_partner() returns trigger language plpgsql as $$
begin
    update agreement_state s set document = a.document from agreement a
        where s.effective_to is null and a.id = s.agreement_id
            and a.id in (select agreement_id from agreement_partner where partner_id = new.id);
    return null;
end
$$;

create trigger partner_was_spelt_differently after update of variants on partner for each row
    when (old.variants is distinct from new.variants and old.name_id = new.name_id and old.name_en = new.name_en)
    execute function index_states_of_partner();

create index agreement_state_marks on agreement_state
    using gin (marks_of_quarter(quarter_of(sort_day), document, labels || ('stage:' || stage)));

-- agreements_marked for the states of one moment.
create function states_marked(marks text, as_of timestamptz, latest_first boolean, after_day date, after_id uuid, wanted integer)
    returns table (day date, agreement uuid) language plpgsql stable
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
    found_there integer;
begin
    foreach quarter in array quarters loop
        continue when latest_first and quarter > quarter_of(after_day) or not latest_first and quarter < quarter_of(after_day);
        if latest_first then
            return query select s.sort_day, s.agreement_id from agreement_state s
                where marks_of_quarter(quarter_of(s.sort_day), s.document, s.labels || ('stage:' || s.stage))
                        @@ cast(replace(marks, chr(1), quarter::text) as tsquery)
                    and s.effective_from <= as_of and (s.effective_to is null or s.effective_to > as_of)
                    and (after_day is null or (s.sort_day + 0, s.agreement_id) < (after_day, after_id))
                order by s.sort_day + 0 desc, s.agreement_id desc limit wanted;
        else
            return query select s.sort_day, s.agreement_id from agreement_state s
                where marks_of_quarter(quarter_of(s.sort_day), s.document, s.labels || ('stage:' || s.stage))
                        @@ cast(replace(marks, chr(1), quarter::text) as tsquery)
                    and s.effective_from <= as_of and (s.effective_to is null or s.effective_to > as_of)
                    and (after_day is null or (s.sort_day + 0, s.agreement_id) > (after_day, after_id))
                order by s.sort_day + 0, s.agreement_id limit wanted;
        end if;
        get diagnostics found_there = row_count;
        wanted := wanted - found_there;
        exit when wanted <= 0;
    end loop;
end
$$;

-- The days in force as they were known then, in the order of the list.
create index agreement_state_in_force on agreement_state using gist (in_force, effective, sort_day);
