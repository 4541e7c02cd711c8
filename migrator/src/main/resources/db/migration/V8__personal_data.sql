-- Personal data is encrypted by the services, with keys of the tenant that only the master key opens. What a column of
-- this type holds is bytes to the database; equal values are found by the column beside it, <column>_index.
create domain encrypted as bytea;

-- Both keysets are null once the keys were destroyed: such a tenant never gets new ones.
create table tenant_keys (
    tenant_id    uuid        not null default current_tenant() references tenants (id),
    id           uuid        not null,
    data_keyset  bytea,
    index_keyset bytea,
    rotated_at   timestamptz not null default now(),
    version      bigint      not null default 0,
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now(),
    primary key (tenant_id, id),
    constraint tenant_keys_one unique (tenant_id),
    constraint tenant_keys_whole check ((data_keyset is null) = (index_keyset is null))
);

-- The values stay as they are until the migrator encrypts them, right after this script: it knows them by their missing
-- index.
-- blocks addresses: its rows are rewritten once, thousands within a second
-- blocks emails: its rows are rewritten once, thousands within a second
-- blocks phones: its rows are rewritten once, thousands within a second
drop index emails_address;
drop index phones_number;
alter table addresses drop constraint addresses_street_check,
    alter column street type encrypted using convert_to(street, 'UTF8'),
    add column street_index bytea;
alter table emails drop constraint emails_address_check,
    alter column address type encrypted using convert_to(address, 'UTF8'),
    add column address_index bytea;
alter table phones drop constraint phones_number_check,
    alter column number type encrypted using convert_to(number, 'UTF8'),
    add column number_index bytea;
create index addresses_street on addresses (tenant_id, street_index, id);
create index emails_address on emails (tenant_id, address_index, id);
create index phones_number on phones (tenant_id, number_index, id);

-- Answers repeat what was sent, so they are encrypted as well. Those of the last day are given up.
-- blocks idempotency_keys: it is emptied, so nothing is rewritten
truncate idempotency_keys;
alter table idempotency_keys alter column response_body type encrypted using null;
