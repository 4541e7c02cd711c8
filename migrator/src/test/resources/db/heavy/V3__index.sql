create index boxes_size on boxes (tenant_id, size);
