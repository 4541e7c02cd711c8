package dev.patchbay.migrator;

import dev.patchbay.migrator.keys.PersonalData;
import java.io.PrintWriter;
import java.sql.Connection;
import picocli.CommandLine.Model.CommandSpec;

/** The session of a subcommand: the program's configuration, the database as its owner sees it, the console. */
record OwnerSession(CommandSpec spec) {

    /** The program that the subcommands belong to. */
    interface Program {
        MigratorConfig config();
    }

    MigratorConfig config() {
        if (spec.parent() != null && spec.parent().userObject() instanceof Program program) {
            return program.config();
        }
        throw new IllegalStateException(spec.name() + " is no command of the migrator");
    }

    Connection connect() {
        return new Database(config()).await();
    }

    PersonalData personalData(Connection connection) {
        return new PersonalData(connection, config().masterKey());
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    void print(String line) {
        out().println(line);
        out().flush();
    }
}
