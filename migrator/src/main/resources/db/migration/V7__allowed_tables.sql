-- The allow list, as the database holds it: which service may touch which table. A migration that makes a table says so
-- itself, select allow_service('payments', 'payments'), and R__2_grants.sql turns every row into grants.
create table allowed_tables (
    service    text not null check (service ~ '^[a-z][a-z0-9]*$'),
    table_name text not null,
    primary key (service, table_name)
);

-- Lets a service, new or old, use these tables.
create function allow_service(service text, variadic tables text[]) returns void
    language plpgsql
as $$
declare
    allowed text;
begin
    foreach allowed in array tables loop
        if to_regclass(quote_ident(allowed)) is null then
            raise exception 'allow_service(''%'', ''%''): there is no such table', service, allowed;
        end if;
        insert into allowed_tables values (service, allowed) on conflict do nothing;
    end loop;
end $$;

-- Takes that back, at once: for these tables, or for the whole service when none is named. Its role stays, without any
-- right here: it belongs to the server, where other databases may know it.
create function disallow_service(service text, variadic tables text[] default '{}') returns void
    language plpgsql
as $$
declare
    login constant text := 'patchbay_' || service;
    whole constant boolean := cardinality(tables) = 0;
    lost text;
begin
    for lost in
        delete from allowed_tables a
        where a.service = disallow_service.service and (whole or a.table_name = any (tables))
        returning a.table_name
    loop
        if to_regrole(login) is not null and to_regclass(quote_ident(lost)) is not null then
            execute format('revoke all on %I from %I', lost, login);
        end if;
    end loop;
    if whole and to_regrole(login) is not null then
        execute format('revoke all on all tables in schema %I from %I', current_schema(), login);
        execute format('revoke all on schema %I from %I', current_schema(), login);
        execute format('revoke all on database %I from %I', current_database(), login);
    end if;
end $$;

select allow_service('shared', 'addresses', 'emails', 'phones');
select allow_service('customers', 'customers', 'addresses', 'emails', 'phones');
select allow_service('products', 'products');
select allow_service('invoices', 'invoices', 'line_items', 'customers', 'addresses', 'emails', 'phones', 'products');
