package dev.patchbay.migrator.lint;

/**
 * A rule for every table, role, view and function that a query can find, also those of future domains. A table belongs
 * to tenants if it has a {@code tenant_id}.
 */
public enum SchemaLint {
    TENANT_TABLE_HAS_TENANT_ID("has no tenant_id, and is not one of the tables that all tenants share", """
        select relname from schema_table where relname not in ('tenants', 'flyway_schema_history', 'allowed_tables')
        and oid not in (select oid from tenant_table)
        """),

    TENANT_ID_IS_THE_CURRENT_TENANT("tenant_id is not uuid not null default current_tenant()", """
        select relname from tenant_table t where not exists (
            select from pg_attribute a join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where a.attrelid = t.oid and a.attname = 'tenant_id' and a.atttypid = 'uuid'::regtype and a.attnotnull
            and pg_get_expr(d.adbin, d.adrelid) = 'current_tenant()')
        """),

    ROWS_HAVE_VERSION_AND_TIMES("lacks version bigint, created_at or updated_at timestamptz, each not null", """
        select relname from tenant_table t where (
            select count(*) from pg_attribute a where a.attrelid = t.oid and a.attnotnull
            and (a.attname, a.atttypid) in (('version', 'bigint'::regtype),
                ('created_at', 'timestamptz'::regtype), ('updated_at', 'timestamptz'::regtype))) < 3
        """),

    ROW_SECURITY_IS_FORCED("row-level security is not enabled and forced, so its owner sees every tenant", """
        select relname from tenant_table where not (relrowsecurity and relforcerowsecurity)
        """),

    ONE_POLICY_FOR_ALL_COMMANDS("has not exactly one permissive policy, for all commands and everybody", """
        select relname from tenant_table t where (
            select array_agg((polcmd, polpermissive, polroles)::text) from pg_policy where polrelid = t.oid)
            is distinct from array['(*,t,{0})']
        """),

    POLICY_COMPARES_THE_TENANT("its policy does not hold reads and writes to the current tenant", """
        select relname from tenant_table t where not exists (
            select from pg_policy where polrelid = t.oid
            and pg_get_expr(polqual, polrelid) like '(tenant_id = ( SELECT current_tenant()%))'
            and pg_get_expr(polwithcheck, polrelid) = pg_get_expr(polqual, polrelid))
        """),

    NO_POLICY_IS_ALWAYS_TRUE("has a policy that lets every row through", """
        select relname from schema_table t join pg_policy on polrelid = t.oid
        where 'true' in (pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
        """),

    SHARED_TABLE_IS_READ_BY_POLICY("a service may read it, and no policy says which rows", """
        select relname from schema_table t where not relrowsecurity and exists (
            select from service where has_table_privilege(service.oid, t.oid, 'select'))
        """),

    PRIMARY_KEY_IS_TENANT_AND_ID("its primary key is not (tenant_id, id)", """
        select relname from tenant_table t where not exists (
            select from pg_constraint where conrelid = t.oid and contype = 'p'
            and columns_of(conrelid, conkey) = array['tenant_id', 'id'])
        """),

    INDEX_LEADS_WITH_TENANT("the index does not lead with tenant_id, so it spans tenants", """
        select indexrelid::regclass::text from pg_index i join tenant_table t on t.oid = i.indrelid
        join pg_attribute a on a.attrelid = t.oid and a.attname = 'tenant_id' where i.indkey[0] <> a.attnum
        """),

    INDEX_IS_VALID("the index is invalid: a CREATE INDEX CONCURRENTLY was cut off", """
        select indexrelid::regclass::text from pg_index i join schema_table t on t.oid = i.indrelid where not indisvalid
        """),

    FOREIGN_KEY_CARRIES_THE_TENANT(
            "the foreign key does not carry tenant_id, so it can point into another tenant", """
                select conname from pg_constraint join tenant_table t on t.oid = conrelid where contype = 'f'
                and case when confrelid in (select oid from tenant_table)
                    then (columns_of(conrelid, conkey))[1] <> 'tenant_id'
                        or (columns_of(confrelid, confkey))[1] <> 'tenant_id'
                    else columns_of(conrelid, conkey) <> array['tenant_id'] end
                """),

    FOREIGN_KEY_HAS_AN_INDEX("the foreign key has no index, so deleting what it points to reads the whole table", """
        select conname from pg_constraint join schema_table t on t.oid = conrelid where contype = 'f'
        and not exists (select from pg_index where indrelid = conrelid
            and (string_to_array(indkey::text, ' ')::smallint[])[1:cardinality(conkey)] = conkey)
        """),

    CONSTRAINT_IS_VALIDATED("the constraint was added NOT VALID and never validated", """
        select conname from pg_constraint join schema_table t on t.oid = conrelid where not convalidated
        """),

    COMPARISON_IS_LEAKPROOF("its type's equality is not leakproof, so row-level security keeps indexes from it", """
        select t.relname || '.' || a.attname from tenant_table t join pg_attribute a on a.attrelid = t.oid
        where a.attnum > 0 and not a.attisdropped and not exists (
            select from pg_opclass c
            join pg_amop o on o.amopfamily = c.opcfamily and o.amopstrategy = 3
                and o.amoplefttype = c.opcintype and o.amoprighttype = c.opcintype
            join pg_operator p on p.oid = o.amopopr join pg_proc f on f.oid = p.oprcode
            where c.opcintype = coalesce(
                (select nullif(typbasetype, 0) from pg_type where oid = a.atttypid), a.atttypid)
            and c.opcdefault and f.proleakproof
            and c.opcmethod = (select oid from pg_am where amname = 'btree'))
        """),

    VIEW_RUNS_AS_ITS_READER("the view runs with its owner's rights; say security_invoker = true", """
        select relname from pg_class where relkind = 'v' and relnamespace = current_schema()::regnamespace
        and not coalesce(reloptions::text[] && array['security_invoker=true', 'security_invoker=on'], false)
        """),

    NO_MATERIALIZED_VIEW("a materialized view knows no row-level security", """
        select relname from pg_class where relkind = 'm' and relnamespace = current_schema()::regnamespace
        """),

    NO_SEQUENCE("a sequence is shared by all tenants and reveals them to one another", """
        select relname from pg_class where relkind = 'S' and relnamespace = current_schema()::regnamespace
        """),

    DEFINER_FUNCTION_PINS_ITS_PATH("runs with its owner's rights, without a search_path of its own", """
        select proname from pg_proc where prosecdef and pronamespace = current_schema()::regnamespace
        and not coalesce(array_to_string(proconfig, ',') like '%search_path=%', false)
        """),

    SERVICE_ROLE_HAS_NO_POWERS(
            "is superuser, bypasses row-level security, replicates or makes roles or databases", """
                select rolname from pg_roles where rolname in (select name from service)
                and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
                """),

    SERVICE_ROLE_EXISTS("is in the allow list, and there is no such role", """
        select distinct role from allowed where role not in (select rolname from pg_roles)
        """),

    SERVICE_ROLE_IS_MEMBER_OF_NONE("is a member of another role and has its rights", """
        select service.name from service join pg_auth_members on member = service.oid
        """),

    SERVICE_ROLE_OWNS_NOTHING("owns something, and an owner can take its policies away", """
        select distinct service.name from service join pg_shdepend on refobjid = service.oid
        and refclassid = 'pg_authid'::regclass and deptype = 'o'
        """),

    GRANTS_ARE_THE_ALLOW_LIST("grants and allow list differ", """
        select coalesce(has.role, list.role) || ' on ' || coalesce(has.relname, list.relname) || ': granted '
            || coalesce(has.privileges, 'nothing') || ', allowed ' || coalesce(list.privileges, 'nothing')
        from (
            select service.name as role, c.relname,
                string_agg(lower(acl.privilege_type), ' ' order by acl.privilege_type) as privileges
            from pg_class c cross join aclexplode(c.relacl) acl join service on acl.grantee in (service.oid, 0)
            where c.relnamespace = current_schema()::regnamespace group by 1, 2) has
        full join (
            select role, table_name as relname, 'delete insert select update' as privileges from allowed
            union all select name, 'idempotency_keys', 'delete insert select update' from service
            union all select name, 'change_events', 'delete insert select' from service
            union all select name, 'change_positions', 'insert select update' from service
            union all select name, shared, 'select'
                from service, unnest(array['tenants', 'tenant_keys', 'schema_version']) shared) list
        on has.role = list.role and has.relname = list.relname
        where has.privileges is distinct from list.privileges
        """),

    NOBODY_ELSE_HAS_GRANTS("is granted to a role that is neither its owner nor a service", """
        select c.relname || ' to ' || coalesce(r.rolname, 'public') from pg_class c cross join aclexplode(c.relacl) acl
        left join pg_roles r on r.oid = acl.grantee where c.relnamespace = current_schema()::regnamespace
        and acl.grantee <> c.relowner and acl.grantee not in (select oid from service)
        """),

    SERVICE_ROLE_MAKES_NOTHING("may create in the schema or make temporary tables", """
        select name from service where has_schema_privilege(oid, current_schema(), 'create')
        or has_database_privilege(oid, current_database(), 'temporary')
        """);

    private final String problem;
    private final String offenders;

    SchemaLint(String problem, String offenders) {
        this.problem = problem;
        this.offenders = offenders;
    }

    /** The problem of each name that {@link #offenders()} finds. */
    String problem() {
        return problem;
    }

    /** A query for the names that violate the rule. */
    String offenders() {
        return offenders;
    }
}
