create table lids (tenant_id uuid, id uuid, box_id uuid);
create index lids_box on lids (tenant_id, box_id);
