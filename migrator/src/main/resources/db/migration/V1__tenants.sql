-- Who the rows belong to. Not a tenant table itself: services see their own tenant's row and no other.
create table tenants (
    id         uuid        not null primary key,
    slug       text        not null unique check (slug ~ '^[a-z][a-z0-9-]{1,62}$'),
    name       text        not null check (length(name) between 1 and 200),
    status     text        not null default 'active' check (status in ('active', 'suspended')),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

-- The tenant of the running transaction. No setting, no tenant; an empty one (left by a rolled back set_config) neither.
create function current_tenant() returns uuid
    language sql stable parallel safe
return nullif(current_setting('app.tenant', true), '')::uuid;
