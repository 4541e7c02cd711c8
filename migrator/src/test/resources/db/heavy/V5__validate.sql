alter table boxes validate constraint boxes_size;
