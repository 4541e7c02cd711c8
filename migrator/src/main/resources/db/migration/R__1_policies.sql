-- Run again with every new version of the schema: ${version}
-- One rule for every table with a tenant_id, those of future migrations included: its rows exist for their tenant only,
-- and not even the owner is above it. (select ...) lets the planner ask for the tenant once per statement.
do $$
declare
    tenant_table regclass;
begin
    for tenant_table in
        select c.oid
        from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace
          and a.attname = 'tenant_id' and not a.attisdropped
    loop
        execute format('alter table %s enable row level security', tenant_table);
        execute format('alter table %s force row level security', tenant_table);
        execute format('drop policy if exists tenant on %s', tenant_table);
        execute format('create policy tenant on %s for all to public '
            'using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()))',
            tenant_table);
    end loop;
end $$;

-- A service may read its own tenant's row (is the tenant active?); only the migrator, as the owner, sees them all.
alter table tenants enable row level security;
drop policy if exists tenant on tenants;
create policy tenant on tenants for select to public using (id = (select current_tenant()));

create or replace view schema_version with (security_invoker = true) as
select coalesce(max(version::integer), 0) as version
from flyway_schema_history
where success and version is not null;
