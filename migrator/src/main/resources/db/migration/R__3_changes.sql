-- Run again with every new version of the schema: ${version}
-- Every table of tenants tells of its changes, those of future migrations included. At the commit, so that nobody waits
-- for anybody else's place in the order before that. A tenant that is moved or deleted as a whole is not told row by row.
do $$
declare
    told regclass;
begin
    -- An older version of the schema has not got it yet.
    if to_regclass('change_events') is null then
        return;
    end if;
    for told in
        select c.oid
        from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace
          and a.attname = 'tenant_id' and not a.attisdropped
          and c.relname not in ('change_events', 'change_positions', 'idempotency_keys')
          and not exists (select from pg_trigger where tgrelid = c.oid and tgname = 'note_change')
    loop
        execute format(
            'create constraint trigger note_change after insert or update or delete on %s deferrable initially deferred'
            ' for each row when (current_setting(''app.untold'', true) is distinct from ''on'')'
            ' execute function note_change()', told);
    end loop;
end $$;
