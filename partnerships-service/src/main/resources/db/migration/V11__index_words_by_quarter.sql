-- Searches want those signed latest. An index of words alone gives all that have a word, to be sorted; one of days alone, all that
-- may have it. This one knows the words of each quarter, so that a search looks at as many quarters as it needs and no more.

-- Quarters are counted from 1900; 0 is before, and where no day is known.
create function search_quarter(day date) returns integer language sql immutable strict parallel safe
    return greatest(0, (extract(year from day)::integer - 1900) * 4 + extract(quarter from day)::integer);

-- Each word with its quarter: 498-flood. Not for parallel plans, whose start costs more than a search. The quarter is reckoned as
-- above, but here: where PostgreSQL looks after its indexes, a function finds no others but its own.
create function words_of_quarter(document tsvector, day date) returns tsvector language plpgsql immutable strict as $$
declare
    quarter text := greatest(0, (extract(year from day)::integer - 1900) * 4 + extract(quarter from day)::integer) || '-';
    words text[] := tsvector_to_array(document);
begin
    for i in 1..cardinality(words) loop
        words[i] := quarter || words[i];
    end loop;
    return array_to_tsvector(words);
end
$$;

create index agreement_words_of_quarter on agreement using gin (words_of_quarter(document, sort_day));

-- All words there are, so that the beginning of a word is looked up here and whole words in the index, which is a hundred times
-- quicker. Not unique: two that enter the same word at once shall not wait for each other.
create table search_word (
    word text collate "C" not null
);

create index search_word_word on search_word (word);

create function keep_words() returns trigger language plpgsql as $$
begin
    insert into search_word select given.word from unnest(tsvector_to_array(new.document)) given (word)
        where not exists (select from search_word known where known.word = given.word);
    return null;
end
$$;

create trigger words_of_agreement_came after insert on agreement for each row execute function keep_words();
create trigger words_of_agreement_changed after update on agreement for each row
    when (old.document is distinct from new.document) execute function keep_words();

insert into search_word select distinct unnest(tsvector_to_array(document)) from agreement;

-- The query with the beginnings of words replaced by the words that begin so, unless they are too many.
create function whole_words(query tsquery) returns tsquery language plpgsql stable as $$
declare
    most constant integer := 50;
    text_of_query text := query::text;
    beginning text;
    words text[];
begin
    for beginning in select distinct (regexp_matches(text_of_query, '''((?:[^'']|'''')*)'':\*', 'g'))[1] loop
        words := array(select distinct word from search_word where word ^@ replace(beginning, '''''', '''') limit most + 1);
        if cardinality(words) <= most then
            text_of_query := replace(text_of_query, '''' || beginning || ''':*',
                coalesce((select '(' || string_agg(quote_literal(word), ' | ') || ')' from unnest(words) word), '''' || beginning || ''''));
        end if;
    end loop;
    return text_of_query::tsquery;
end
$$;

-- The query for the words of one quarter. They have no places there, so words that must follow each other need only be together.
create function in_quarter(query tsquery, quarter integer) returns tsquery language sql immutable strict
    return regexp_replace(regexp_replace(query::text, '<[-0-9]+>', '&', 'g'), '''((?:[^'']|'''')*)''',
        '''' || quarter || '-\1''', 'g')::tsquery;

-- Those signed in these quarters that may have the words: all that have them, and perhaps some that have them not together.
create function agreements_with_words(typed text, first integer, last integer) returns setof uuid language sql stable
    set enable_seqscan = off as $$
    with wanted as materialized (select whole_words(search_query(typed)) as words)
    select a.id from wanted, generate_series(first, last) quarter, agreement a
        where words_of_quarter(a.document, a.sort_day) @@ in_quarter(wanted.words, quarter)
$$;

-- Under names, because HQL has no operators of arrays and words.
create function is_one_of(id uuid, ids text) returns boolean language sql immutable
    return id = any (cast(string_to_array(ids, ',') as uuid[]));

create function has_words(document tsvector, typed text) returns boolean language sql immutable
    return (document @@ search_query(typed)) is true;
