-- A column's new type makes every row new.
alter table boxes alter size type bigint;
