-- Run again with every new version of the schema: ${version}
-- The allow list, held by the database too: what a service's role may touch is exactly what its API may expose. Which
-- tables that are is said by the migrations, with allow_service; no domain is named here.
-- A role without a password cannot log in; the migrator sets the passwords, which have no place in a script.
do $$
declare
    -- What every service may touch besides. Keys are wrapped by the master key, which is not in the database: reading
    -- them opens nothing.
    for_all constant jsonb := '{
        "tenants":          "select",
        "tenant_keys":      "select",
        "schema_version":   "select",
        "idempotency_keys": "select, insert, update, delete",
        "change_events":    "select, insert, delete",
        "change_positions": "select, insert, update"
    }';
    named text;
    login text;
    allowed text;
    privileges text;
begin
    execute format('revoke all on database %I from public', current_database());
    execute format('revoke all on schema %I from public', current_schema());
    -- An older version of the schema knows no services yet.
    if to_regclass('allowed_tables') is null then
        return;
    end if;
    for named in select distinct service from allowed_tables order by 1 loop
        login := 'patchbay_' || named;
        -- Roles belong to the whole server: another database's migrator may have made it, or be at it just now. Who
        -- comes second at that is told of a unique violation, and sees the role when it looks again.
        loop
            begin
                execute format('create role %I', login);
                exit;
            exception
                when duplicate_object then exit;
                when unique_violation then null;
            end;
        end loop;
        execute format('revoke all on all tables in schema %I from %I', current_schema(), login);
        execute format('grant connect on database %I to %I', current_database(), login);
        -- A service asks for one tenant's rows. Reading everybody's to find them is never right, and is what the planner
        -- thinks of as soon as one tenant has a good part of a table. Pages of an index are in memory more often than
        -- not, and no statement lasts long enough to be compiled.
        execute format('alter role %I in database %I set enable_seqscan = off', login, current_database());
        execute format('alter role %I in database %I set random_page_cost = 1.1', login, current_database());
        execute format('alter role %I in database %I set jit = off', login, current_database());
        execute format('grant usage on schema %I to %I', current_schema(), login);
        execute format('grant select (version, success) on flyway_schema_history to %I', login);
        for allowed, privileges in
            select table_name, 'select, insert, update, delete' from allowed_tables where service = named
            union all select key, value from jsonb_each_text(for_all)
        loop
            -- An older version of the schema has not all of them yet.
            if to_regclass(quote_ident(allowed)) is not null then
                execute format('grant %s on %I to %I', privileges, allowed, login);
            end if;
        end loop;
    end loop;
end $$;
