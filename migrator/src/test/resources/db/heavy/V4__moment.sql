alter table boxes add colour text not null default 'brown';
alter table boxes add constraint boxes_size check (size > 0) not valid;
