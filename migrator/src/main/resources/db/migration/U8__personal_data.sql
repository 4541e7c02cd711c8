-- The migrator has decrypted the values before this; what it could not read, because the keys are gone, stays unreadable.
truncate idempotency_keys;
alter table idempotency_keys alter column response_body type text using null;
drop index addresses_street, emails_address, phones_number;
alter table addresses
    alter column street type text using case when street_index is null then convert_from(street, 'UTF8') else 'unreadable' end,
    drop column street_index,
    add constraint addresses_street_check check (length(street) between 1 and 200);
alter table emails
    alter column address type text using case when address_index is null then convert_from(address, 'UTF8') else 'unreadable' end,
    drop column address_index,
    add constraint emails_address_check check (length(address) between 3 and 254);
alter table phones
    alter column number type text using case when number_index is null then convert_from(number, 'UTF8') else 'unreadable' end,
    drop column number_index,
    add constraint phones_number_check check (length(number) between 3 and 30);
create index emails_address on emails (tenant_id, address, id);
create index phones_number on phones (tenant_id, number, id);
drop table tenant_keys;
drop domain encrypted;
