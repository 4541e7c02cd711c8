-- What several domains refer to.
create table addresses (
    tenant_id   uuid        not null default current_tenant() references tenants (id),
    id          uuid        not null,
    street      text        not null check (length(street) between 1 and 200),
    city        text        not null check (length(city) between 1 and 100),
    postal_code text        not null check (length(postal_code) between 1 and 20),
    region      text        check (length(region) between 1 and 100),
    country     text        not null check (country ~ '^[A-Z]{2}$'),
    version     bigint      not null default 0,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    primary key (tenant_id, id)
);

create table emails (
    tenant_id  uuid        not null default current_tenant() references tenants (id),
    id         uuid        not null,
    address    text        not null check (length(address) between 3 and 254),
    version    bigint      not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (tenant_id, id)
);

create table phones (
    tenant_id  uuid        not null default current_tenant() references tenants (id),
    id         uuid        not null,
    number     text        not null check (length(number) between 3 and 30),
    version    bigint      not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (tenant_id, id)
);

create index addresses_city on addresses (tenant_id, city, id);
create index emails_address on emails (tenant_id, address, id);
create index phones_number on phones (tenant_id, number, id);
