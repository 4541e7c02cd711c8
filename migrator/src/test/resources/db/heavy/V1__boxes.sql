create table boxes (tenant_id uuid, id uuid, size integer, label text);
insert into boxes select gen_random_uuid(), gen_random_uuid(), n, 'box ' || n from generate_series(1, 100) n;
