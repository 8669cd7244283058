-- Every service has this before its own first migration, so that searches everywhere find a text by the same rules.

-- Folds a text for comparison: lower case, accents dropped. Marked immutable (unaccent itself is only stable, because its
-- dictionary could be replaced; here it is named and never is), so that indexes may use it.
create extension if not exists unaccent;
create extension if not exists pg_trgm;

create function fold(value text) returns text
    language sql immutable strict parallel safe
    return unaccent('unaccent'::regdictionary, lower(value));

-- array_to_string is only stable, because an element's output might depend on settings; that of a text does not.
create function join_words(words text[]) returns text
    language sql immutable strict parallel safe
    return array_to_string(words, ' ');
