-- Which reference data this database was filled with; a row here means: never load it again.
create table reference_load (
    name      text primary key,
    loaded_at timestamptz not null,
    rows      integer     not null
);
