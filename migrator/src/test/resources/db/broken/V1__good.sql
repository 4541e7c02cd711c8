create table good (id uuid);
