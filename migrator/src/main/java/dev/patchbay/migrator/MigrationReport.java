package dev.patchbay.migrator;

import java.util.List;

/**
 * The result of a run.
 *
 * @param version the schema version afterwards
 * @param scripts the files that this run applied, in order; none if another run had done it all
 */
public record MigrationReport(int version, List<String> scripts) {

    public MigrationReport {
        scripts = List.copyOf(scripts);
    }

    @Override
    public String toString() {
        return "schema version " + version
                + (scripts.isEmpty() ? ", nothing to do" : ", " + scripts.size() + " scripts applied");
    }
}
