drop table tenants;
drop function current_tenant();
