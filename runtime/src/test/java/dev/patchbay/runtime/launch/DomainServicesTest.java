package dev.patchbay.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.service.ServiceDescription;
import dev.patchbay.migrator.Migrator;
import dev.patchbay.migrator.MigratorConfig;
import dev.patchbay.migrator.lint.AllowList;
import dev.patchbay.testing.TestDatabase;
import dev.patchbay.testing.TestPostgres;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.jdbc.core.mapping.AggregateReference;
import org.springframework.data.relational.core.mapping.Table;

/** The services on the class path, compared with the database. */
class DomainServicesTest {

    private static final DomainServices SERVICES = DomainServices.onClassPath();
    private static final TestDatabase DATABASE = TestPostgres.emptyDatabase();

    @BeforeAll
    static void migrate() {
        Migrator.of(new MigratorConfig(
                        DATABASE.jdbcUrl(),
                        TestPostgres.OWNER,
                        TestPostgres.OWNER_PASSWORD,
                        Duration.ofSeconds(5),
                        Map.of(),
                        ""))
                .migrate();
    }

    @Test
    void yamlAndMigrationsAllowTheSameTables() throws SQLException {
        Map<String, Set<String>> served = new TreeMap<>();
        for (ServiceDescription service : SERVICES) {
            served.put(
                    service.name(),
                    service.model().resources().stream().map(Resource::table).collect(Collectors.toSet()));
        }
        try (Connection connection = DATABASE.connectAsSuperuser()) {
            assertThat(AllowList.of(connection).tables()).isEqualTo(served);
        }
    }

    @Test
    void recordsReferToWhatForeignKeysPointTo() throws SQLException {
        Set<String> references = new TreeSet<>();
        Set<String> tables = new TreeSet<>();
        for (ServiceDescription service : SERVICES) {
            for (Class<?> type : service.records()) {
                tables.add(table(type));
                for (RecordComponent component : type.getRecordComponents()) {
                    if (component.getType() == AggregateReference.class
                            && component.getGenericType() instanceof ParameterizedType reference
                            && reference.getActualTypeArguments()[0] instanceof Class<?> target) {
                        references.add(table(type) + " -> " + table(target));
                    }
                }
            }
        }
        Set<String> foreignKeys = new TreeSet<>();
        try (Connection connection = DATABASE.connectAsSuperuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                    select f.relname, t.relname from pg_constraint k
                    join pg_class f on f.oid = conrelid join pg_class t on t.oid = confrelid
                    where contype = 'f' and t.relname <> 'tenants'\
                    """)) {
            while (rows.next()) {
                if (tables.contains(rows.getString(1))) {
                    foreignKeys.add(rows.getString(1) + " -> " + rows.getString(2));
                }
            }
        }
        assertThat(references).isNotEmpty().isEqualTo(foreignKeys);
    }

    @Test
    void everyServiceHasItsOwnPortAndIsAPiece() {
        assertThat(Ports.fixed(SERVICES)).containsKeys("customers", "products", "invoices", "shared");
        assertThat(Ports.fixed(SERVICES).values()).doesNotHaveDuplicates();
        assertThat(SERVICES.scopes()).contains("line-items:read", "customers:write");
    }

    private static String table(Class<?> type) {
        return type.getAnnotation(Table.class).value();
    }
}
