create table note (
    id      uuid primary key,
    version int  not null,
    title   text not null,
    edits   int  not null
);
