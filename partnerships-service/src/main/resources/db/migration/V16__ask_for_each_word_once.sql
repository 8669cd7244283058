-- A word that is the same in both languages and as it was typed stood three times in the query of marks, and the index weighed each of
-- them for every agreement that has it: for two frequent words that took twice as long.

create or replace function marks_of_words(typed text) returns text language plpgsql stable strict as $$
declare
    -- A word in a list of alternatives, perhaps others, and the same word again.
    repeated constant text := '(^|\( |\| )(''(?:[^'']|'''')*'')((?: \| ''(?:[^'']|'''')*'')*) \| \2(?=$| \||\s*\))';
    marks text := regexp_replace(regexp_replace(whole_words(search_query(typed))::text, '<[-0-9]+>', '&', 'g'),
        '''((?:[^'']|'''')*)''', '''' || chr(1) || '-\1''', 'g');
begin
    while marks ~ repeated loop
        marks := regexp_replace(marks, repeated, '\1\2\3', 'g');
    end loop;
    return nullif(marks, '');
end
$$;
