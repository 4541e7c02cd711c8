drop function allow_service(text, text[]);
drop function disallow_service(text, text[]);
drop table allowed_tables;
