drop function note_change() cascade;
drop table change_positions, change_events;
