package dev.patchbay.migrator;

import dev.patchbay.migrator.rehearsal.Effect;
import java.util.List;

/**
 * The effects that the pending migrations would have.
 *
 * @param version the version of the database
 * @param pending the files that would be applied, in order
 * @param withData true if they were tried with the data, false if on the structure alone
 * @param effects their effects on tables that traffic uses
 */
public record CheckReport(int version, List<String> pending, boolean withData, List<Effect> effects) {

    public CheckReport {
        pending = List.copyOf(pending);
        effects = List.copyOf(effects);
    }
}
