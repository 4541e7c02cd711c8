package dev.patchbay.migrator;

import dev.patchbay.encryption.KeyException;
import dev.patchbay.encryption.KeysetFile;
import dev.patchbay.encryption.MasterKey;
import dev.patchbay.migrator.keys.KeyRotation;
import dev.patchbay.migrator.keys.PersonalData;
import dev.patchbay.migrator.tenant.Tenant;
import dev.patchbay.migrator.tenant.Tenants;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code keys}: the keys of personal data. */
@Command(
        name = "keys",
        description = {
            "Make, rotate and destroy the keys of personal data.",
            "The master key is the one that PATCHBAY_MASTER_KEY names."
        },
        mixinStandardHelpOptions = true)
final class KeysCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(description = "Make a keyset file with a new master key.", mixinStandardHelpOptions = true)
    void create(
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--keep", description = "Be content with a file that is there already.") boolean keep) {
        if (keep && Files.exists(file)) {
            session().print("the master key in " + file + " is kept");
            return;
        }
        KeysetFile.create(file);
        session().print("a new master key is in " + file + "; keep a copy where the database's backups are not");
    }

    @Command(
            description =
                    "Add a new master key to the file, which the next rotation will use: for files that have to be"
                            + " carried to where services read them first.",
            mixinStandardHelpOptions = true)
    void prepare() {
        String location = session().config().masterKey();
        if (MasterKey.open(location) instanceof KeysetFile file) {
            file.prepare();
            session().print("the next master key is in " + location + "; keys rotate --master uses it");
        } else {
            throw new KeyException(location + " is in a key management service, which needs no preparation");
        }
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
        try (Connection connection = session().connect()) {
            MigrationLock.acquire(connection);
            KeyRotation rotation =
                    new KeyRotation(connection, session().config().masterKey());
            if (!dataOnly && slug == null) {
                int tenants = rotation.rotateMaster(forget);
                session().print("master key rotated, the keys of " + tenants + " tenants wrapped by the new one");
            }
            if (!masterOnly) {
                Tenant tenant =
                        slug == null ? null : new Tenants(connection, session().personalData(connection)).find(slug);
                long values = rotation.rotateData(tenant == null ? null : tenant.id());
                session().print("data keys rotated, " + values + " values encrypted anew");
            }
        }
    }

    @Command(
            description = "Throw a tenant's keys away: its personal data can be read by nobody any more.",
            mixinStandardHelpOptions = true)
    void destroy(@Parameters(paramLabel = "SLUG") String slug) throws SQLException {
        try (Connection connection = session().connect()) {
            PersonalData personalData = session().personalData(connection);
            Tenant tenant = new Tenants(connection, personalData).find(slug);
            personalData.destroy(tenant.id());
            session()
                    .print(tenant.slug()
                            + ": keys destroyed; backups hold them still, until keys rotate --master --forget");
        }
    }

    private OwnerSession session() {
        return new OwnerSession(spec);
    }
}
