create table products (
    tenant_id   uuid        not null default current_tenant() references tenants (id),
    id          uuid        not null,
    sku         text        not null check (length(sku) between 1 and 50),
    name        text        not null check (length(name) between 1 and 200),
    description text        check (length(description) <= 2000),
    price_minor bigint      not null check (price_minor >= 0),
    currency    char(3)     not null check (currency ~ '^[A-Z]{3}$'),
    active      boolean     not null default true,
    version     bigint      not null default 0,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    primary key (tenant_id, id),
    constraint products_sku unique (tenant_id, sku)
);

create index products_name on products (tenant_id, name, id);
create index products_price on products (tenant_id, price_minor, id);
