-- Lists want those signed latest, too. V11 let an index know the words of each quarter; now it knows everything else that a list is
-- asked for by, so that any of it, rare or frequent, alone or together, costs as many looks as the page needs.

drop function agreements_with_words(text, integer, integer);
drop function in_quarter(tsquery, integer);
drop index agreement_words_of_quarter;
drop function words_of_quarter(tsvector, date);
drop function search_quarter(date);

-- Quarters are counted from 1900; 0 is before, and where no day is known.
create function quarter_of(day date) returns integer language sql immutable strict parallel safe
    return greatest(0, (extract(year from day)::integer - 1900) * 4 + extract(quarter from day)::integer);

-- What an agreement can be asked for by, beside its words, such as sector:education.
create function labels_of_agreement(kind text, instrument text, scope text, stage text, pillar text, goal text, renewed boolean,
        sectors varchar[], challenges varchar[], benefits varchar[], partners varchar[], countries varchar[]) returns text[]
    language plpgsql immutable parallel safe as $$
declare
    labels text[] := array_remove(array['kind:' || kind, 'instrument:' || instrument, 'scope:' || scope, 'stage:' || stage,
        'pillar:' || pillar, 'roadmapGoal:' || goal, 'renewed:' || renewed], null);
    name text;
begin
    foreach name in array sectors loop
        labels := labels || ('sector:' || name);
    end loop;
    foreach name in array challenges loop
        labels := labels || ('challenge:' || name);
    end loop;
    foreach name in array benefits loop
        labels := labels || ('benefit:' || name);
    end loop;
    foreach name in array partners loop
        labels := labels || ('partner:' || name);
    end loop;
    foreach name in array countries loop
        labels := labels || ('country:' || name);
    end loop;
    return labels;
end
$$;

-- Each word and label with its quarter: 498-flood, 498:country:NL.
create function marks_of_quarter(quarter integer, document tsvector, labels text[]) returns tsvector
    language plpgsql immutable as $$
declare
    marks text[] := coalesce(tsvector_to_array(document), '{}');
begin
    for i in 1..cardinality(marks) loop
        marks[i] := quarter || '-' || marks[i];
    end loop;
    for i in 1..cardinality(labels) loop
        marks := marks || (quarter || ':' || labels[i]);
    end loop;
    return array_to_tsvector(marks);
end
$$;

create index agreement_marks_of_quarter on agreement using gin (marks_of_quarter(quarter_of(sort_day), document,
    labels_of_agreement(kind, instrument, scope, stage, pillar, roadmap_goal, renewed_by_id is not null, sectors, challenges,
        benefits, partner_slugs, partner_countries)));

-- What somebody typed as a query for marks, with a sign that no text has where the quarter goes. They have no places there, so words
-- that must follow each other need only be together. Nothing when the words say nothing.
create function marks_of_words(typed text) returns text language sql stable strict
    return nullif(regexp_replace(regexp_replace(whole_words(search_query(typed))::text, '<[-0-9]+>', '&', 'g'),
        '''((?:[^'']|'''')*)''', '''' || chr(1) || '-\1''', 'g'), '');

-- The next in the order of the list that may have the marks: all that have them, and perhaps some that have words not together. It goes
-- from quarter to quarter until it has as many as are wanted. Planned once: the plan is the same for all marks.
create function agreements_marked(marks text, latest_first boolean, after_day date, after_id uuid, wanted integer)
    returns table (day date, agreement uuid) language plpgsql stable
    set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
    newest integer := coalesce((select quarter_of(max(sort_day)) from agreement), 0);
    oldest integer := coalesce((select quarter_of(min(sort_day)) from agreement where sort_day >= '1900-01-01'), 1);
    quarters integer[] := case when latest_first then array(select generate_series(newest, oldest, -1)) || 0
        else 0 || array(select generate_series(oldest, newest)) end;
    quarter integer;
    found_there integer;
begin
    foreach quarter in array quarters loop
        continue when latest_first and quarter > quarter_of(after_day) or not latest_first and quarter < quarter_of(after_day);
        -- A sum and not the column itself: the index of that column would give the order, but look at all there are.
        if latest_first then
            return query select a.sort_day, a.id from agreement a
                where marks_of_quarter(quarter_of(a.sort_day), a.document, labels_of_agreement(a.kind, a.instrument, a.scope,
                        a.stage, a.pillar, a.roadmap_goal, a.renewed_by_id is not null, a.sectors, a.challenges, a.benefits,
                        a.partner_slugs, a.partner_countries)) @@ cast(replace(marks, chr(1), quarter::text) as tsquery)
                    and (after_day is null or (a.sort_day + 0, a.id) < (after_day, after_id))
                order by a.sort_day + 0 desc, a.id desc limit wanted;
        else
            return query select a.sort_day, a.id from agreement a
                where marks_of_quarter(quarter_of(a.sort_day), a.document, labels_of_agreement(a.kind, a.instrument, a.scope,
                        a.stage, a.pillar, a.roadmap_goal, a.renewed_by_id is not null, a.sectors, a.challenges, a.benefits,
                        a.partner_slugs, a.partner_countries)) @@ cast(replace(marks, chr(1), quarter::text) as tsquery)
                    and (after_day is null or (a.sort_day + 0, a.id) > (after_day, after_id))
                order by a.sort_day + 0, a.id limit wanted;
        end if;
        get diagnostics found_there = row_count;
        wanted := wanted - found_there;
        exit when wanted <= 0;
    end loop;
end
$$;
