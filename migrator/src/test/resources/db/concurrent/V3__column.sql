alter table boxes add colour text;
