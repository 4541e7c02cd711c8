package dev.patchbay.migrator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.patchbay.migrator.tenant.Tenant;
import dev.patchbay.migrator.tenant.TenantExport;
import dev.patchbay.migrator.tenant.TenantImport;
import dev.patchbay.migrator.tenant.Tenants;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code tenant}: the life of one tenant. */
@Command(name = "tenant", description = "Make, suspend, move and delete a tenant.", mixinStandardHelpOptions = true)
final class TenantCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(description = "List all tenants.", mixinStandardHelpOptions = true)
    void list() throws SQLException {
        try (Connection connection = session().connect()) {
            new Tenants(connection, session().personalData(connection)).list().forEach(this::print);
        }
    }

    @Command(description = "Make a tenant without any row.", mixinStandardHelpOptions = true)
    void create(
            @Parameters(paramLabel = "SLUG") String slug,
            @Option(names = "--name", description = "Default: the slug.") @Nullable String name,
            @Option(names = "--id", description = "Default: a random one.") @Nullable UUID id)
            throws SQLException {
        try (Connection connection = session().connect()) {
            print(new Tenants(connection, session().personalData(connection))
                    .create(id, slug, name == null ? slug : name));
        }
    }

    @Command(description = "Shut the tenant out of every service.", mixinStandardHelpOptions = true)
    void suspend(@Parameters(paramLabel = "SLUG") String slug) throws SQLException {
        setStatus(slug, "suspended");
    }

    @Command(description = "Let a suspended tenant in again.", mixinStandardHelpOptions = true)
    void resume(@Parameters(paramLabel = "SLUG") String slug) throws SQLException {
        setStatus(slug, "active");
    }

    @Command(description = "Delete the tenant and every row it has.", mixinStandardHelpOptions = true)
    void delete(@Parameters(paramLabel = "SLUG") String slug) throws SQLException {
        try (Connection connection = session().connect()) {
            new Tenants(connection, session().personalData(connection))
                    .delete(slug)
                    .forEach((table, rows) -> session().out().println(table + ": " + rows + " rows deleted"));
        }
    }

    @Command(
            name = "export",
            description = "Write all of the tenant as lines of JSON.",
            mixinStandardHelpOptions = true)
    void exportTo(@Parameters(paramLabel = "SLUG") String slug, @Parameters(paramLabel = "FILE") Path file)
            throws SQLException {
        try (Connection connection = session().connect();
                Writer lines = new BufferedWriter(Channels.newWriter(privateFile(file), UTF_8))) {
            long rows = new TenantExport(
                            connection, session().personalData(connection), SchemaHistory.version(connection))
                    .write(slug, lines);
            session().out().println(slug + ": " + rows + " rows in " + file);
        } catch (IOException e) {
            throw new MigrationException(file + " could not be written: " + FailureText.firstLine(e), e);
        }
    }

    @Command(
            name = "import",
            description = "Make a tenant from an export, all or nothing.",
            mixinStandardHelpOptions = true)
    void importFrom(@Parameters(paramLabel = "FILE") Path file) throws SQLException {
        try (Connection connection = session().connect();
                Reader lines = Files.newBufferedReader(file, UTF_8)) {
            print(new TenantImport(connection, session().personalData(connection), SchemaHistory.version(connection))
                    .read(lines));
        } catch (IOException e) {
            throw new MigrationException(file + " could not be read: " + FailureText.firstLine(e), e);
        }
    }

    private void setStatus(String slug, String status) throws SQLException {
        try (Connection connection = session().connect()) {
            print(new Tenants(connection, session().personalData(connection)).setStatus(slug, status));
        }
    }

    private void print(Tenant tenant) {
        session().out().printf("%s %-10s %-20s %s%n", tenant.id(), tenant.status(), tenant.slug(), tenant.name());
        session().out().flush();
    }

    /** Opens a file that only its owner may read: it gets personal data in the clear. */
    private static SeekableByteChannel privateFile(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        Set<OpenOption> replacing =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        return posix
                ? Files.newByteChannel(
                        file,
                        replacing,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.newByteChannel(file, replacing);
    }

    private OwnerSession session() {
        return new OwnerSession(spec);
    }
}
