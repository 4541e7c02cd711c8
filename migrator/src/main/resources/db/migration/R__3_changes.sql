-- Run again with every new version of the schema: ${version}
-- Every table of tenants tells of its changes, those of future migrations included; at the commit, so that nobody waits
-- for a place in the order before that. What the owner does is not told: it rewrites rows that mean the same afterwards,
-- moves and deletes tenants as a whole, and cannot alter a table that still has something to tell.
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
          and c.relname not in ('change_events', 'change_positions', 'idempotency_keys', 'tenant_keys')
          and not exists (select from pg_trigger where tgrelid = c.oid and tgname = 'note_change')
    loop
        execute format(
            'create constraint trigger note_change after insert or update or delete on %s deferrable initially deferred'
            ' for each row when (session_user <> %L) execute function note_change()', told, current_user);
    end loop;
end $$;
