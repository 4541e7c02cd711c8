create table half_done (id uuid);

insert into half_done
values ('not a uuid');
