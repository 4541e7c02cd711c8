package dev.patchbay.domain.startup;

import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.FieldType;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.model.ResourceModel;
import dev.patchbay.domain.problem.StartupException;
import dev.patchbay.domain.problem.StartupProblem;
import dev.patchbay.domain.startup.DatabaseReader.Column;
import dev.patchbay.domain.startup.DatabaseReader.TableInfo;
import dev.patchbay.domain.store.ConstraintCatalog;
import dev.patchbay.problems.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.DataAccessException;

/** Compares the records with the database, and prevents the start if they do not fit. */
public final class DatabaseCheck {

    private static final String TENANT = "tenant_id";

    private final DatabaseReader database;
    private final ResourceModel model;
    private final int requiredVersion;
    private final List<StartupProblem> problems = new ArrayList<>();

    public DatabaseCheck(DatabaseReader database, ResourceModel model, int requiredVersion) {
        this.database = database;
        this.model = model;
        this.requiredVersion = requiredVersion;
    }

    /**
     * Checks the schema's version, every table's columns and the role's grants.
     *
     * @throws StartupException with everything that does not fit
     */
    public ConstraintCatalog check() {
        try {
            checkVersion();
            Map<String, TableInfo> tables = database.tables(
                    model.resources().stream().map(Resource::table).toList());
            model.resources().forEach(resource -> check(resource, tables));
            if (!problems.isEmpty()) {
                throw new StartupException(problems);
            }
            return new ConstraintCatalog(database.constraints(tables.keySet()));
        } catch (DataAccessException e) {
            StartupException exception = new StartupException(
                    "PB-620",
                    database.url() + " cannot be used as " + database.user() + ": "
                            + firstLine(e.getMostSpecificCause())
                            + "; check that the database runs and was migrated (./patchbay migrate), and that"
                            + " PATCHBAY_DATABASE_URL and the service's password are right");
            exception.initCause(e);
            throw exception;
        }
    }

    private void checkVersion() {
        int version = database.schemaVersion();
        if (version < requiredVersion) {
            throw new StartupException(
                    "PB-621",
                    "the database's schema is at version " + version + ", this service needs " + requiredVersion
                            + "; run ./patchbay migrate (or the migrator) against " + database.url());
        }
    }

    private void check(Resource resource, Map<String, TableInfo> tables) {
        TableInfo table = tables.get(resource.table());
        String record = resource.type().getSimpleName();
        if (table == null) {
            problem("PB-622", record + ": the database has no table " + resource.table());
            return;
        }
        for (Field field : resource.fields()) {
            check(record + "." + field.name(), field, resource.table(), table.columns());
        }
        if (!table.columns().containsKey(TENANT)) {
            problem(
                    "PB-623",
                    resource.table() + " has no column " + TENANT + ", without which tenants are not kept apart");
        }
        checkUnmapped(resource, record, table);
        Set<String> needed = resource.isWritable() ? Set.of("SELECT", "INSERT", "UPDATE", "DELETE") : Set.of("SELECT");
        List<String> missing = needed.stream()
                .filter(grant -> !table.grants().contains(grant))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            problem(
                    "PB-625",
                    "the role " + database.user() + " may not " + String.join(", ", missing) + " " + resource.table()
                            + "; grant it in the migrator, or take the table out of patchbay.domain.tables");
        }
    }

    private void check(String name, Field field, String tableName, Map<String, Column> columns) {
        String qualified = tableName + "." + field.column();
        Column column = columns.get(field.column());
        if (column == null) {
            problem(
                    "PB-623",
                    name + ": the table " + tableName + " has no column " + field.column()
                            + Suggestions.didYouMeanOrAll(field.column(), columns.keySet()));
        } else if (!types(field).contains(column.type())) {
            problem(
                    "PB-623",
                    name + ": the column " + qualified + " is " + column.type() + ", expected "
                            + String.join(" or ", types(field)));
        } else if (field.encrypted() && !columns.containsKey(field.indexColumn())) {
            problem(
                    "PB-623",
                    name + " is @Encrypted, so the table " + tableName + " needs a column " + field.indexColumn()
                            + " bytea beside " + field.column());
        } else if (field.nullable() == column.notNull()) {
            problem(
                    "PB-623",
                    column.notNull()
                            ? name + " is @Nullable, but the column " + qualified + " is NOT NULL"
                            : name + " is never null, but the column " + qualified
                                    + " may be; mark the component @Nullable");
        } else if (field.type() instanceof FieldType.Enumeration enumeration) {
            List<String> rejected = database.rejectedValues(tableName, field.column(), enumeration.values());
            if (!rejected.isEmpty()) {
                problem(
                        "PB-623",
                        name + ": a check of the column " + qualified + " rejects " + String.join(", ", rejected)
                                + "; let it allow every constant of the enum, in lower case");
            }
        }
    }

    private void checkUnmapped(Resource resource, String record, TableInfo table) {
        table.columns().forEach((name, column) -> {
            boolean mapped = name.equals(TENANT)
                    || resource.fields().stream()
                            .anyMatch(field -> field.column().equals(name));
            if (!mapped && column.notNull() && !column.hasDefault()) {
                problem(
                        "PB-623",
                        record + " lacks a component for the column " + resource.table() + "." + name
                                + ", which is NOT NULL and has no default");
            }
        });
    }

    private static List<String> types(Field field) {
        return field.encrypted() ? List.of("encrypted") : types(field.type());
    }

    private static List<String> types(FieldType type) {
        return switch (type) {
            case FieldType.Scalar.UUID -> List.of("uuid");
            case FieldType.Scalar.TEXT -> List.of("text", "varchar", "bpchar");
            case FieldType.Scalar.INTEGER -> List.of("int4", "int2");
            case FieldType.Scalar.LONG -> List.of("int8");
            case FieldType.Scalar.BOOLEAN -> List.of("bool");
            case FieldType.Scalar.DATE -> List.of("date");
            case FieldType.Scalar.TIMESTAMP -> List.of("timestamptz");
            case FieldType.Enumeration ignored -> List.of("text", "varchar");
        };
    }

    private void problem(String code, String text) {
        problems.add(new StartupProblem(code, text));
    }

    private static String firstLine(Throwable cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
