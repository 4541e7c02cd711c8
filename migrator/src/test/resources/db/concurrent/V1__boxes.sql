create table boxes (tenant_id uuid, id uuid, size integer);
