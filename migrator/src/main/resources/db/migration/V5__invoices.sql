create table invoices (
    tenant_id   uuid        not null default current_tenant() references tenants (id),
    id          uuid        not null,
    number      text        not null check (length(number) between 1 and 50),
    customer_id uuid        not null,
    status      text        not null default 'draft' check (status in ('draft', 'sent', 'paid', 'void')),
    issued_on   date,
    due_on      date,
    currency    char(3)     not null check (currency ~ '^[A-Z]{3}$'),
    total_minor bigint      not null default 0 check (total_minor >= 0),
    version     bigint      not null default 0,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    primary key (tenant_id, id),
    constraint invoices_number unique (tenant_id, number),
    constraint invoices_customer foreign key (tenant_id, customer_id) references customers (tenant_id, id),
    constraint invoices_due_after_issue check (due_on >= issued_on)
);

create table line_items (
    tenant_id        uuid        not null default current_tenant() references tenants (id),
    id               uuid        not null,
    invoice_id       uuid        not null,
    product_id       uuid        not null,
    position         integer     not null check (position >= 1),
    description      text        not null check (length(description) between 1 and 500),
    quantity         integer     not null check (quantity >= 1),
    unit_price_minor bigint      not null check (unit_price_minor >= 0),
    amount_minor     bigint      not null check (amount_minor = quantity * unit_price_minor),
    version          bigint      not null default 0,
    created_at       timestamptz not null default now(),
    updated_at       timestamptz not null default now(),
    primary key (tenant_id, id),
    constraint line_items_position unique (tenant_id, invoice_id, position),
    constraint line_items_invoice foreign key (tenant_id, invoice_id) references invoices (tenant_id, id) on delete cascade,
    constraint line_items_product foreign key (tenant_id, product_id) references products (tenant_id, id)
);

create index invoices_customer on invoices (tenant_id, customer_id, id);
create index invoices_status on invoices (tenant_id, status, id);
create index invoices_issued_on on invoices (tenant_id, issued_on, id);
create index line_items_product on line_items (tenant_id, product_id, id);
