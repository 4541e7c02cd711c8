-- Run again with every new version of the schema: ${version}
-- One rule for every table with a tenant_id, those of future migrations included: its rows exist for their tenant only,
-- and not even the owner is above it. (select ...) lets the planner ask for the tenant once per statement.
-- A table that has the rule already is not touched: no lock is taken where traffic is.
do $$
declare
    rule constant text := '(tenant_id = ( SELECT current_tenant() AS current_tenant))';
    tenant_table regclass;
begin
    for tenant_table in
        select c.oid
        from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace
          and a.attname = 'tenant_id' and not a.attisdropped
          and not (c.relrowsecurity and c.relforcerowsecurity and exists (
              select from pg_policy
              where polrelid = c.oid and polname = 'tenant' and polcmd = '*'
                and pg_get_expr(polqual, polrelid) = rule and pg_get_expr(polwithcheck, polrelid) = rule))
    loop
        execute format('alter table %s enable row level security', tenant_table);
        execute format('alter table %s force row level security', tenant_table);
        execute format('drop policy if exists tenant on %s', tenant_table);
        execute format('create policy tenant on %s for all to public using %s with check %s', tenant_table, rule, rule);
    end loop;

    -- A service may read its own tenant's row (is the tenant active?); only the migrator, as the owner, sees them all.
    if not exists (select from pg_policy where polrelid = 'tenants'::regclass and polname = 'tenant') then
        alter table tenants enable row level security;
        create policy tenant on tenants for select to public using (id = (select current_tenant()));
    end if;
end $$;

create or replace view schema_version with (security_invoker = true) as
select coalesce(max(version::integer), 0) as version
from flyway_schema_history
where success and version is not null;
