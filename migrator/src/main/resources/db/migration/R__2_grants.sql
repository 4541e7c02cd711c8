-- Run again with every new version of the schema: ${version}
-- The allow list, held by the database too: what a service's role may touch is exactly what its API may expose.
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
    for service in select jsonb_object_keys(allow_list) loop
        execute format('revoke all on all tables in schema %I from %I', current_schema(), service);
        execute format('grant usage on schema %I to %I', current_schema(), service);
        execute format('grant select on tenants, schema_version, flyway_schema_history to %I', service);
        execute format('grant select, insert, update, delete on idempotency_keys to %I', service);
        for allowed in select jsonb_array_elements_text(allow_list -> service) loop
            execute format('grant select, insert, update, delete on %I to %I', allowed, service);
        end loop;
    end loop;
end $$;
