drop function current_tenant();
drop table tenants;
