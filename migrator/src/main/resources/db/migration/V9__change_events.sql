-- What happened to which row, for those who follow it. A trigger writes it as the last thing that the changing
-- transaction does: so it is there exactly when the change is, whoever made it and by whatever statement.
create table change_events (
    tenant_id  uuid        not null default current_tenant() references tenants (id),
    -- Its place among the tenant's changes, in the order of their commits, without a gap.
    id         bigint      not null,
    table_name text        not null,
    kind       text        not null check (kind in ('created', 'updated', 'deleted')),
    row_id     uuid        not null,
    -- The row's.
    version    bigint      not null,
    created_at timestamptz not null default clock_timestamp(),
    updated_at timestamptz not null default clock_timestamp(),
    primary key (tenant_id, id)
);

create index change_events_table_name on change_events (tenant_id, table_name, id);
create index change_events_created_at on change_events (tenant_id, created_at);

-- The last place that each tenant has used. Whoever counts on holds the row until the commit is through: that is what
-- makes places and commits one order, for one tenant at a time. A sequence would be counted before the commit, and a
-- reader would step over whoever commits late.
create table change_positions (
    tenant_id  uuid        not null default current_tenant() references tenants (id),
    id         uuid        not null default current_tenant(),
    last       bigint      not null,
    version    bigint      not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (tenant_id, id)
) with (fillfactor = 20);

-- Runs when the transaction commits, once for each row that it changed. A row that was deleted and is there again, as
-- happens to the parts of an aggregate that trade places, was updated.
create function note_change() returns trigger
    language plpgsql
as $$
declare
    replaced constant text := coalesce(current_setting('app.replaced_rows', true), '');
    is_there boolean;
    what     text := lower(tg_op) || 'd';
    changed  record;
    place    bigint;
begin
    if tg_op = 'DELETE' then
        changed := old;
        execute format('select exists (select from %I where tenant_id = $1 and id = $2)', tg_table_name)
            into is_there using old.tenant_id, old.id;
        if is_there then
            perform set_config('app.replaced_rows', replaced || old.id || ' ', true);
            return null;
        end if;
    else
        changed := new;
        if tg_op = 'INSERT' then
            what := case when position(new.id::text in replaced) > 0 then 'updated' else 'created' end;
        end if;
    end if;
    insert into change_positions as p (tenant_id, id, last) values (changed.tenant_id, changed.tenant_id, 1)
        on conflict (tenant_id, id) do update set last = p.last + 1
        returning last into place;
    insert into change_events (tenant_id, id, table_name, kind, row_id, version)
        values (changed.tenant_id, place, tg_table_name, what, changed.id, changed.version);
    return null;
end $$;
