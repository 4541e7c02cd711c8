drop table addresses, emails, phones;
