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
            @Option(names = "--keep", description = "Keep an existing file.") boolean keep) {
        if (keep && Files.exists(file)) {
            session().print("the master key in " + file + " is kept");
            return;
        }
        KeysetFile.create(file);
        session().print("a new master key is in " + file + "; keep a copy apart from the database's backups");
    }

    @Command(
            description = "Add a new master key to the file for the next rotation: for files that must be copied to the"
                    + " services first.",
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
            description = "Rotate the keys and encrypt existing values again; services keep running.",
            mixinStandardHelpOptions = true)
    void rotate(
            @Option(names = "--master", description = "The master key only.") boolean masterOnly,
            @Option(names = "--data", description = "The tenants' data keys only.") boolean dataOnly,
            @Option(names = "--tenant", paramLabel = "SLUG", description = "The data key of this tenant only.")
                    @Nullable
                    String slug,
            @Option(names = "--forget", description = "Delete old master keys: older backups become unreadable.")
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
                session().print("data keys rotated, " + values + " values encrypted again");
            }
        }
    }

    @Command(
            description = "Destroy a tenant's keys: its personal data becomes unreadable.",
            mixinStandardHelpOptions = true)
    void destroy(@Parameters(paramLabel = "SLUG") String slug) throws SQLException {
        try (Connection connection = session().connect()) {
            PersonalData personalData = session().personalData(connection);
            Tenant tenant = new Tenants(connection, personalData).find(slug);
            personalData.destroy(tenant.id());
            session()
                    .print(tenant.slug()
                            + ": keys destroyed; backups still have them, until keys rotate --master --forget");
        }
    }

    private OwnerSession session() {
        return new OwnerSession(spec);
    }
}
