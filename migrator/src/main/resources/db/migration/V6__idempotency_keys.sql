-- The answers of POST requests that carried an Idempotency-Key, so that a repeated request is answered, not repeated.
create table idempotency_keys (
    tenant_id       uuid        not null default current_tenant() references tenants (id),
    id              uuid        not null,
    operation       text        not null check (length(operation) between 1 and 500),
    key             text        not null check (length(key) between 1 and 255),
    body_hash       bytea       not null,
    response_status integer,
    response_headers text,
    response_body   text,
    version         bigint      not null default 0,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    primary key (tenant_id, id),
    constraint idempotency_keys_key unique (tenant_id, operation, key)
);

create index idempotency_keys_created_at on idempotency_keys (tenant_id, created_at);
