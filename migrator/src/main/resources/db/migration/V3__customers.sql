create table customers (
    tenant_id  uuid        not null default current_tenant() references tenants (id),
    id         uuid        not null,
    name       text        not null check (length(name) between 1 and 200),
    status     text        not null default 'active' check (status in ('lead', 'active', 'inactive')),
    address_id uuid,
    email_id   uuid,
    phone_id   uuid,
    version    bigint      not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (tenant_id, id),
    constraint customers_address foreign key (tenant_id, address_id) references addresses (tenant_id, id),
    constraint customers_email foreign key (tenant_id, email_id) references emails (tenant_id, id),
    constraint customers_phone foreign key (tenant_id, phone_id) references phones (tenant_id, id)
);

create index customers_name on customers (tenant_id, name, id);
create index customers_status on customers (tenant_id, status, id);
create index customers_address on customers (tenant_id, address_id, id);
create index customers_email on customers (tenant_id, email_id, id);
create index customers_phone on customers (tenant_id, phone_id, id);
