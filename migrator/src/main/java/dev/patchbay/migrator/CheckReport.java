package dev.patchbay.migrator;

import dev.patchbay.migrator.rehearsal.Effect;
import java.util.List;

/**
 * What the pending migrations would do.
 *
 * @param version the version of the database
 * @param pending the files that would be applied, in order
 * @param withData whether they were tried on the data too, or on the structure only
 * @param effects what they did to tables that traffic uses
 */
public record CheckReport(int version, List<String> pending, boolean withData, List<Effect> effects) {

    public CheckReport {
        pending = List.copyOf(pending);
        effects = List.copyOf(effects);
    }

    /** What traffic would wait for as long as a table is large. */
    public List<Effect> blocking() {
        return effects.stream().filter(Effect::blocksTraffic).toList();
    }
}
