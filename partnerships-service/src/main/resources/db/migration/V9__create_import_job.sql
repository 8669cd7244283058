-- Tables that officers import. The file stays with its report, so that any replica can apply it and anybody can see what was
-- imported; in parts, so that nobody has to hold it in memory.
create table import_job (
    id          uuid        primary key,
    state       text        not null check (state in ('checking', 'checked', 'refused', 'applying', 'applied', 'failed')),
    sha256      text        not null,
    rows        integer     not null default 0,
    done        integer     not null default 0,
    problems    integer     not null default 0,
    report      json        not null default '[]',
    failure     text,
    actor_role  text        not null,
    actor_office text,
    created_at  timestamptz not null,
    updated_at  timestamptz not null
);

create table import_part (
    import   uuid    not null references import_job (id) on delete cascade,
    position integer not null,
    bytes    bytea   not null,
    primary key (import, position)
);

create index agreement_title_en on agreement (title_en);

-- Whether one of the wanted words, parted by commas, is among the values.
create function has_any(present varchar[], wanted text) returns boolean language sql immutable parallel safe
    return present && cast(string_to_array(wanted, ',') as varchar[]);
