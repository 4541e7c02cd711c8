drop table line_items, invoices;
