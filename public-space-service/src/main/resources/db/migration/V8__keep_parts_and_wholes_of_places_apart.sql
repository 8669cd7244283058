-- Who uses a building uses its rooms, and who uses a room hinders whoever wants the whole building; two rooms of one building
-- do not hinder each other. So a use takes its own place wholly and of every place above it a slot of its own.
create sequence space_use_slot;
alter table space_use drop constraint space_used_once;
alter table space_use drop constraint space_use_pkey;
alter table space_use add column slot int8range not null default '(,)';
alter table space_use add primary key (source_id, space_id);
alter table space_use add constraint space_used_once
    exclude using gist (space_id with =, period with &&, slot with &&);

with recursive above as (
    select u.source_id, u.period, s.parent_id as space_id, nextval('space_use_slot') as n
    from space_use u join space s on s.id = u.space_id where s.parent_id is not null
    union all
    select a.source_id, a.period, s.parent_id, a.n from above a join space s on s.id = a.space_id
    where s.parent_id is not null)
insert into space_use (source_id, space_id, period, slot)
select source_id, space_id, period, int8range(n, n, '[]') from above
on conflict do nothing;

-- From which session a visit was moved when that was called off.
alter table booking add column moved_from uuid references session (id);
