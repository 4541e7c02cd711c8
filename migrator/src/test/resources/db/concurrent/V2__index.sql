drop index concurrently if exists boxes_size;
create index concurrently boxes_size on boxes (tenant_id, size);
