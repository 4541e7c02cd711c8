package dev.patchbay.migrator;

/**
 * What a run did.
 *
 * @param version the schema version afterwards
 * @param applied how many versioned migrations this run applied; 0 when another run or an earlier one had done it all
 */
public record MigrationReport(int version, int applied) {

    @Override
    public String toString() {
        return "schema version " + version + (applied == 0 ? ", nothing to do" : ", " + applied + " applied");
    }
}
