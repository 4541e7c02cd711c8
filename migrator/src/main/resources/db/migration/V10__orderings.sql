-- What lists are ordered by besides. Of what has no index of its own, a tenant's rows are found by the primary key and
-- sorted; versions and times of changes stay so, since an index on them would make every update write to every index.
-- blocks addresses: its rows are read once, a hundred thousand within a second
-- blocks emails: its rows are read once, a hundred thousand within a second
-- blocks phones: its rows are read once, a hundred thousand within a second
-- blocks customers: its rows are read once, a hundred thousand within a second
-- blocks products: its rows are read once, a hundred thousand within a second
-- blocks invoices: its rows are read once, a hundred thousand within a second
-- blocks line_items: its rows are read once, a hundred thousand within a second
create index addresses_created_at on addresses (tenant_id, created_at, id);
create index addresses_postal_code on addresses (tenant_id, postal_code, id);
create index emails_created_at on emails (tenant_id, created_at, id);
create index phones_created_at on phones (tenant_id, created_at, id);
create index customers_created_at on customers (tenant_id, created_at, id);
create index products_created_at on products (tenant_id, created_at, id);
create index invoices_created_at on invoices (tenant_id, created_at, id);
create index invoices_due_on on invoices (tenant_id, due_on, id);
create index invoices_total on invoices (tenant_id, total_minor, id);
create index line_items_created_at on line_items (tenant_id, created_at, id);
