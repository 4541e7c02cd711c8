package dev.patchbay.migrator;

import dev.patchbay.encryption.KeysetFile;
import dev.patchbay.migrator.keys.PersonalData;
import dev.patchbay.migrator.tenant.Tenant;
import dev.patchbay.migrator.tenant.Tenants;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The keys of personal data, from the command line. */
@Command(
        name = "keys",
        description = {
            "Make, rotate and destroy the keys of personal data.",
            "The master key is the one that PATCHBAY_MASTER_KEY names."
        },
        mixinStandardHelpOptions = true)
final class KeysCommand {

    @ParentCommand
    private @Nullable MigratorApplication application;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(description = "Make a keyset file with a new master key.", mixinStandardHelpOptions = true)
    void create(
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--keep", description = "Be content with a file that is there already.") boolean keep) {
        if (keep && Files.exists(file)) {
            print("the master key in " + file + " is kept");
            return;
        }
        KeysetFile.create(file);
        print("a new master key is in " + file + "; keep a copy where the database's backups are not");
    }

    @Command(
            description = "Encrypt with new keys from now on, and what is there anew; services go on meanwhile.",
            mixinStandardHelpOptions = true)
    void rotate(
            @Option(names = "--master", description = "The master key only.") boolean masterOnly,
            @Option(names = "--data", description = "The tenants' data keys only.") boolean dataOnly,
            @Option(names = "--tenant", paramLabel = "SLUG", description = "The data key of this tenant only.")
                    @Nullable
                    String slug,
            @Option(
                            names = "--forget",
                            description = "Throw old master keys away: backups from before can be read no more.")
                    boolean forget)
            throws SQLException {
        try (Connection connection = connect()) {
            MigrationLock.take(connection);
            PersonalData personalData = personalData(connection);
            if (!dataOnly && slug == null) {
                int tenants = personalData.rotateMaster(forget).size();
                print("master key rotated, the keys of " + tenants + " tenants wrapped by the new one");
            }
            if (!masterOnly) {
                Tenant tenant = slug == null ? null : new Tenants(connection, personalData).find(slug);
                long values = personalData.rotateData(tenant == null ? null : tenant.id());
                print("data keys rotated, " + values + " values encrypted anew");
            }
        }
    }

    @Command(
            description = "Throw a tenant's keys away: its personal data can be read by nobody any more.",
            mixinStandardHelpOptions = true)
    void destroy(@Parameters(paramLabel = "SLUG") String slug) throws SQLException {
        try (Connection connection = connect()) {
            PersonalData personalData = personalData(connection);
            Tenant tenant = new Tenants(connection, personalData).find(slug);
            personalData.destroy(tenant.id());
            print(tenant.slug() + ": keys destroyed; backups hold them still, until keys rotate --master --forget");
        }
    }

    private PersonalData personalData(Connection connection) {
        return new PersonalData(connection, config().masterKey());
    }

    private Connection connect() {
        return new Database(config()).await();
    }

    private MigratorConfig config() {
        if (application == null) {
            throw new IllegalStateException("the command was not started by its parent");
        }
        return application.config();
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
