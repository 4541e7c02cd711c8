package dev.patchbay.blog;

import dev.patchbay.domain.service.DomainService;
import dev.patchbay.encryption.KeysetFile;
import dev.patchbay.migrator.Migrator;
import dev.patchbay.migrator.MigratorConfig;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestDatabase;
import dev.patchbay.testing.TestFolder;
import dev.patchbay.testing.TestIssuer;
import dev.patchbay.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;

/** The blog service, running once for all tests of a JVM on a real PostgreSQL, for two tenants. */
public final class Blog {

    public static final UUID ACME = UUID.fromString("01900000-0000-7000-8000-0000000000a1");
    public static final UUID GLOBEX = UUID.fromString("01900000-0000-7000-8000-0000000000b2");
    public static final String SCOPES = "posts:read posts:write authors:read authors:write";

    /** The keyset file of all databases of {@link #database()}. */
    public static final Path MASTER_KEY = newMasterKey();

    private final TestDatabase database;
    private final TestIssuer issuer = TestIssuer.start();
    private final ConfigurableApplicationContext context;

    private Blog() {
        database = database();
        context = DomainService.run("blog", arguments(database, issuer.uri()));
    }

    private static final class Running {
        private static final Blog BLOG = new Blog();
    }

    public static Blog running() {
        return Running.BLOG;
    }

    /** Returns the options of the service. */
    public static String[] arguments(TestDatabase database, String issuer) {
        return new String[] {
            "--spring.datasource.url=" + database.jdbcUrl(),
            "--spring.datasource.username=patchbay_shared",
            "--spring.datasource.password=s",
            "--patchbay.domain.security.issuer=" + issuer,
            "--patchbay.domain.security.wait-for-issuer=1s",
            "--patchbay.domain.encryption.master-key=" + MASTER_KEY
        };
    }

    /** A new database with the house's schema and the blog's tables. */
    public static TestDatabase database() {
        TestDatabase database = TestPostgres.emptyDatabase();
        Migrator migrator = migrator(database);
        migrator.migrate();
        execute(database, TABLES);
        migrator.migrate();
        return database;
    }

    private static Migrator migrator(TestDatabase database) {
        return Migrator.of(new MigratorConfig(
                database.jdbcUrl(),
                TestPostgres.OWNER,
                TestPostgres.OWNER_PASSWORD,
                Duration.ofSeconds(5),
                Map.of("shared", "s", "customers", "c", "products", "p", "invoices", "i"),
                MASTER_KEY.toString()));
    }

    private static Path newMasterKey() {
        Path file = TestFolder.create("keys").resolve("master.json");
        KeysetFile.create(file);
        return file;
    }

    public static void execute(TestDatabase database, String sql) {
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public TestDatabase testDatabase() {
        return database;
    }

    public TestIssuer issuer() {
        return issuer;
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public String base() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** A client of acme that may do everything. */
    public TestClient acme() {
        return new TestClient(base(), issuer.token(ACME, SCOPES));
    }

    /** A client of globex that may do everything. */
    public TestClient globex() {
        return new TestClient(base(), issuer.token(GLOBEX, SCOPES));
    }

    private static final String TABLES = """
        insert into tenants (id, slug, name) values
            ('01900000-0000-7000-8000-0000000000a1', 'acme', 'Acme'),
            ('01900000-0000-7000-8000-0000000000b2', 'globex', 'Globex')
            on conflict do nothing;
        insert into tenants (id, slug, name, status) values
            ('01900000-0000-7000-8000-0000000000c3', 'idle', 'Idle', 'suspended');
        create table authors (
            tenant_id uuid not null default current_tenant(),
            id uuid not null,
            name text not null,
            phone encrypted,
            phone_index bytea,
            version bigint not null, created_at timestamptz not null, updated_at timestamptz not null,
            primary key (tenant_id, id),
            constraint authors_phone unique (tenant_id, phone_index));
        create table categories (
            tenant_id uuid not null default current_tenant(),
            id uuid not null, name text not null, version bigint not null,
            primary key (tenant_id, id));
        create table posts (
            tenant_id uuid not null default current_tenant(),
            id uuid not null,
            title text not null,
            long_text text,
            counter integer not null check (counter >= 0),
            mood text not null check (mood in ('sunny', 'gloomy')),
            pinned boolean,
            published_on date,
            rating bigint,
            orbit text,
            order_number integer,
            secret text,
            author_id uuid,
            editor_id uuid,
            parent_id uuid,
            category_id uuid,
            version bigint not null, created_at timestamptz not null, updated_at timestamptz not null,
            primary key (tenant_id, id),
            constraint posts_orbit unique (tenant_id, orbit),
            constraint posts_author foreign key (tenant_id, author_id) references authors (tenant_id, id),
            constraint posts_editor foreign key (tenant_id, editor_id) references authors (tenant_id, id),
            constraint posts_parent foreign key (tenant_id, parent_id) references posts (tenant_id, id),
            constraint posts_category foreign key (tenant_id, category_id) references categories (tenant_id, id));
        do $$ declare t text; begin
            foreach t in array array['authors', 'categories', 'posts'] loop
                execute format('alter table %I owner to patchbay_owner', t);
                execute format('alter table %I enable row level security', t);
                execute format('alter table %I force row level security', t);
                execute format('create policy tenant on %I using (tenant_id = (select current_tenant()))'
                    ' with check (tenant_id = (select current_tenant()))', t);
            end loop; end $$;
        create constraint trigger note_change after insert or update or delete on posts
            deferrable initially deferred for each row execute function note_change();
        create constraint trigger note_change after insert or update or delete on authors
            deferrable initially deferred for each row execute function note_change();
        grant select, insert, update, delete on posts, authors to patchbay_shared;
        """;
}
