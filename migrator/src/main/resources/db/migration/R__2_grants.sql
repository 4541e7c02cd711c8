-- Run again with every new version of the schema: ${version}
-- The allow list, held by the database too: what a service's role may touch is exactly what its API may expose.
-- A role without a password cannot log in; the migrator sets the passwords, which have no place in a script.
do $$
declare
    allow_list constant jsonb := '{
        "patchbay_shared":    ["addresses", "emails", "phones"],
        "patchbay_customers": ["customers", "addresses", "emails", "phones"],
        "patchbay_products":  ["products"],
        "patchbay_invoices":  ["invoices", "line_items", "customers", "addresses", "emails", "phones", "products"]
    }';
    service text;
    allowed text;
begin
    execute format('revoke all on database %I from public', current_database());
    execute format('revoke all on schema %I from public', current_schema());
    for service in select jsonb_object_keys(allow_list) loop
        -- Roles belong to the whole server: another database's migrator may have made it, or be at it just now. Who
        -- comes second at that is told of a unique violation, and sees the role when it looks again.
        loop
            begin
                execute format('create role %I', service);
                exit;
            exception
                when duplicate_object then exit;
                when unique_violation then null;
            end;
        end loop;
        execute format('revoke all on all tables in schema %I from %I', current_schema(), service);
        execute format('grant connect on database %I to %I', current_database(), service);
        execute format('grant usage on schema %I to %I', current_schema(), service);
        execute format('grant select on tenants, schema_version to %I', service);
        execute format('grant select (version, success) on flyway_schema_history to %I', service);
        for allowed in
            select * from jsonb_array_elements_text(allow_list -> service || '"idempotency_keys"')
        loop
            -- An older version of the schema has not all of them yet.
            if to_regclass(allowed) is not null then
                execute format('grant select, insert, update, delete on %I to %I', allowed, service);
            end if;
        end loop;
    end loop;
end $$;
