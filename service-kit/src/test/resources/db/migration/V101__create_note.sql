create table note (
    id      uuid primary key,
    version int  not null,
    title   text not null unique,
    edits   int  not null
);
