-- Full text in Indonesian, in English and as it stands (for names), accents dropped in all three.
create text search configuration etalase_id (copy = indonesian);
alter text search configuration etalase_id alter mapping for hword, hword_part, word with unaccent, indonesian_stem;
create text search configuration etalase_en (copy = english);
alter text search configuration etalase_en alter mapping for hword, hword_part, word with unaccent, english_stem;
create text search configuration etalase_name (copy = simple);
alter text search configuration etalase_name alter mapping for hword, hword_part, word with unaccent, simple;

-- The words by which agreements are sorted, with their names; the service keeps them as its vocabularies and its list of
-- countries say. They let "banjir" find what is tagged flood-control.
create table vocabulary_word (
    vocabulary text not null,
    slug       text not null,
    words_id   text not null,
    words_en   text not null,
    primary key (vocabulary, slug)
);

alter table agreement
    add column partner_slugs     varchar[] not null default '{}',
    add column partner_countries varchar[] not null default '{}',
    add column document          tsvector,
    -- Counts up when something that the columns above are made of has changed elsewhere.
    add column indexed           integer not null default 0;

create function index_agreement() returns trigger language plpgsql as $$
declare
    names text;
    words_id text;
    words_en text;
begin
    select coalesce(array_agg(p.slug), '{}'), coalesce(array_agg(distinct p.country) filter (where p.country is not null), '{}'),
            coalesce(string_agg(p.name_id || ' ' || p.name_en || ' ' || join_words(p.variants), ' '), '')
        into new.partner_slugs, new.partner_countries, names
        from agreement_partner m join partner p on p.id = m.partner_id where m.agreement_id = new.id;
    select coalesce(string_agg(w.words_id, ' '), ''), coalesce(string_agg(w.words_en, ' '), '') into words_id, words_en
        from vocabulary_word w
        where w.vocabulary = 'sector' and w.slug = any (new.sectors)
            or w.vocabulary = 'challenge' and w.slug = any (new.challenges)
            or w.vocabulary = 'benefit' and w.slug = any (new.benefits)
            or w.vocabulary = 'country' and w.slug = any (new.partner_countries);
    new.document := setweight(to_tsvector('etalase_id', new.title_id), 'A') || setweight(to_tsvector('etalase_en', new.title_en), 'A')
        || setweight(to_tsvector('etalase_name', new.title_id || ' ' || new.title_en), 'A')
        || setweight(to_tsvector('etalase_name', names || ' ' || words_id || ' ' || words_en), 'B')
        || setweight(to_tsvector('etalase_id', words_id), 'B') || setweight(to_tsvector('etalase_en', words_en), 'B')
        || setweight(to_tsvector('etalase_id', coalesce(new.note_id, '') || ' ' || coalesce(new.benefit_text_id, '')), 'C')
        || setweight(to_tsvector('etalase_en', coalesce(new.note_en, '') || ' ' || coalesce(new.benefit_text_en, '')), 'C')
        || setweight(to_tsvector('etalase_name', coalesce(new.responsible_office, '') || ' '
            || coalesce(new.unnamed_partner_description_id, '') || ' ' || coalesce(new.unnamed_partner_description_en, '')), 'C');
    return new;
end
$$;

create trigger agreement_is_indexed before insert or update on agreement for each row execute function index_agreement();

create function index_agreements_of_partners() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        update agreement set indexed = indexed + 1 where id in (select agreement_id from before);
    else
        update agreement set indexed = indexed + 1 where id in (select agreement_id from after);
    end if;
    return null;
end
$$;

create trigger partners_of_agreement_came after insert on agreement_partner referencing new table as after
    for each statement execute function index_agreements_of_partners();
create trigger partners_of_agreement_changed after update on agreement_partner referencing new table as after
    for each statement execute function index_agreements_of_partners();
create trigger partners_of_agreement_went after delete on agreement_partner referencing old table as before
    for each statement execute function index_agreements_of_partners();

create function index_agreements_of_partner() returns trigger language plpgsql as $$
begin
    update agreement set indexed = indexed + 1
        where id in (select agreement_id from agreement_partner where partner_id = new.id);
    return null;
end
$$;

create trigger partner_was_renamed after update of name_id, name_en, variants, country on partner
    for each row when (old.search_text is distinct from new.search_text or old.country is distinct from new.country)
    execute function index_agreements_of_partner();

-- What somebody typed: each word must be there, in either language, as a name, or as the beginning of a name. Words that say
-- nothing in either language ("the", "dan") are left out.
create function search_query(typed text) returns tsquery language plpgsql immutable parallel safe as $$
declare
    word text;
    one tsquery;
    whole tsquery;
begin
    foreach word in array (regexp_split_to_array(typed, '[[:space:],;:!?()"&|<>*%/\\=+]+'))[1:12] loop
        if to_tsvector('etalase_name', word) <> ''::tsvector then
            if numnode(plainto_tsquery('etalase_id', word)) > 0 and numnode(plainto_tsquery('etalase_en', word)) > 0 then
                one := plainto_tsquery('etalase_id', word) || plainto_tsquery('etalase_en', word)
                    || to_tsquery('etalase_name', quote_literal(unaccent(word)) || ':*');
                whole := case when whole is null then one else whole && one end;
            end if;
        end if;
    end loop;
    return coalesce(whole, ''::tsquery);
end
$$;

create function matches_search(document tsvector, typed text) returns boolean language sql immutable parallel safe
    return document @@ search_query(typed);

update agreement set indexed = 1;

create index agreement_document on agreement using gin (document);
create index agreement_partner_slugs on agreement using gin (partner_slugs);
create index agreement_partner_countries on agreement using gin (partner_countries);
create index agreement_challenges on agreement using gin (challenges);
drop index agreement_search;
alter table agreement drop column search_text;
