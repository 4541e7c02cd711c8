-- {{plural}}. Every table begins and ends like this one; what is between is the domain's.
create table {{table}} (
    tenant_id  uuid        not null default current_tenant() references tenants (id),
    id         uuid        not null,
    name       text        not null check (length(name) between 1 and 200),
{{columns}}    version    bigint      not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (tenant_id, id){{constraints}}
);

-- Every index begins with the tenant.
create index {{table}}_name on {{table}} (tenant_id, name, id);
create index {{table}}_created_at on {{table}} (tenant_id, created_at, id);
{{indexes}}
-- What the service may touch: the same tables as in {{service}}.yml.
select allow_service('{{service}}', '{{table}}');
