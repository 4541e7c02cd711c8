package dev.patchbay.runtime.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** Checks of the names of a new domain, which must be valid in Java, in SQL, in paths and in variables. */
final class DomainNames {

    private static final Pattern DOMAIN = Pattern.compile("[a-z][a-z0-9]*");
    private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final Pattern RECORD = Pattern.compile("[A-Z][A-Za-z0-9]*");
    /** Half of PostgreSQL's 63 bytes, since the name of a constraint contains two tables' names. */
    private static final int LONGEST = 30;

    /** Packages of Patchbay, pieces of a platform, and database roles that belong to no service. */
    private static final Set<String> TAKEN = Set.of(
            "backup",
            "bench",
            "composer",
            "docker",
            "domain",
            "encryption",
            "graphql",
            "identity",
            "kit",
            "management",
            "migrator",
            "openapi",
            "owner",
            "patchbay",
            "postgres",
            "problems",
            "quality",
            "runtime",
            "superuser",
            "testing",
            "tokens");

    /** Key words of PostgreSQL that cannot be the name of a table. */
    private static final Set<String> RESERVED_IN_SQL = Set.of(
            "all",
            "analyse",
            "analyze",
            "and",
            "any",
            "array",
            "as",
            "asc",
            "asymmetric",
            "authorization",
            "binary",
            "both",
            "case",
            "cast",
            "check",
            "collate",
            "collation",
            "column",
            "concurrently",
            "constraint",
            "create",
            "cross",
            "current_catalog",
            "current_date",
            "current_role",
            "current_schema",
            "current_time",
            "current_timestamp",
            "current_user",
            "default",
            "deferrable",
            "desc",
            "distinct",
            "do",
            "else",
            "end",
            "except",
            "false",
            "fetch",
            "for",
            "foreign",
            "freeze",
            "from",
            "full",
            "grant",
            "group",
            "having",
            "ilike",
            "in",
            "initially",
            "inner",
            "intersect",
            "into",
            "is",
            "isnull",
            "join",
            "lateral",
            "leading",
            "left",
            "like",
            "limit",
            "localtime",
            "localtimestamp",
            "natural",
            "not",
            "notnull",
            "null",
            "offset",
            "on",
            "only",
            "or",
            "order",
            "outer",
            "overlaps",
            "placing",
            "primary",
            "references",
            "returning",
            "right",
            "select",
            "session_user",
            "similar",
            "some",
            "symmetric",
            "system_user",
            "table",
            "tablesample",
            "then",
            "to",
            "trailing",
            "true",
            "union",
            "unique",
            "user",
            "using",
            "variadic",
            "verbose",
            "when",
            "where",
            "window",
            "with");

    /** Types that the record's file imports, so that the record cannot have their names. */
    private static final Set<String> IMPORTED = Set.of(
            "AggregateReference",
            "Id",
            "Instant",
            "NotBlank",
            "Nullable",
            "Schema",
            "Size",
            "Table",
            "UUID",
            "Version");

    private DomainNames() {}

    /** Returns the problems with a domain's name; empty if it is valid. */
    static List<String> problemsOfDomain(String name) {
        if (!DOMAIN.matcher(name).matches()) {
            String word =
                    name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "").replaceAll("^[0-9]+", "");
            return List.of(
                    "%s: the name of a domain is one word of a-z and 0-9, for it is a Java package, a role of the"
                                    .formatted(name)
                            + " database and a part of variables as well"
                            + (word.isEmpty()
                                    ? ""
                                    : "; " + word + " would do, and its table may be called otherwise (--table)"));
        }
        List<String> problems = new ArrayList<>();
        if (TAKEN.contains(name)) {
            problems.add(name + ": Patchbay itself uses this name; choose another");
        }
        if (SourceVersion.isKeyword(name)) {
            problems.add(name + ": is a reserved word of Java, and cannot name a package; choose another");
        }
        checkLength(name, problems);
        return problems;
    }

    /** Returns the problems with a table's name. */
    static List<String> problemsOfTable(String table) {
        if (!TABLE.matcher(table).matches()) {
            return List.of(
                    "--table %s: expected words of a-z and 0-9 with _ between them, as in line_items".formatted(table));
        }
        List<String> problems = new ArrayList<>();
        if (RESERVED_IN_SQL.contains(table)) {
            problems.add("--table " + table + ": is a reserved word of SQL; choose another");
        }
        checkLength(table, problems);
        return problems;
    }

    /** Returns the problems with a record's name. */
    static List<String> problemsOfRecord(String record, String table) {
        if (!RECORD.matcher(record).matches()) {
            return List.of("--record %s: expected the name of a Java class, as in LineItem".formatted(record));
        }
        if (IMPORTED.contains(record) || isOfJavaLang(record)) {
            return List.of(
                    "the record of %s cannot be called %s, like a class that every file or this one uses; name it with"
                                    .formatted(table, record)
                            + " --record");
        }
        return List.of();
    }

    private static boolean isOfJavaLang(String name) {
        try {
            Class<?> _ = Class.forName("java.lang." + name, false, null);
            return true;
        } catch (ClassNotFoundException _) {
            return false;
        }
    }

    private static void checkLength(String name, List<String> problems) {
        if (name.length() > LONGEST) {
            problems.add(
                    name + ": is longer than " + LONGEST + " characters; PostgreSQL cuts names that are made of it");
        }
    }
}
