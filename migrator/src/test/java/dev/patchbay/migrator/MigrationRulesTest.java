package dev.patchbay.migrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.migrator.MigrationScripts.Script;
import dev.patchbay.migrator.rehearsal.Effect;
import dev.patchbay.migrator.rehearsal.StatementObserver;
import dev.patchbay.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules for every migration; the scripts in {@code db/heavy} violate them. */
class MigrationRulesTest {

    private static final MigrationScripts SCRIPTS = MigrationScripts.ofThisBuild();

    @Test
    void versionsFollowOneAnotherAndEachHasItsUndo() {
        List<Integer> versions =
                IntStream.rangeClosed(1, SCRIPTS.latest()).boxed().toList();

        assertThat(SCRIPTS.versioned().keySet()).containsExactlyElementsOf(versions);
        assertThat(SCRIPTS.undos().keySet()).containsExactlyElementsOf(versions);
        SCRIPTS.versioned()
                .forEach((version, script) -> assertThat(
                                Objects.requireNonNull(SCRIPTS.undos().get(version))
                                        .file())
                        .isEqualTo("U" + script.file().substring(1)));
    }

    @Test
    void scriptOutsideATransactionCanBeRunAgain() {
        assertThat(SCRIPTS.versioned().values())
                .filteredOn(script -> !script.isTransactional())
                .allMatch(script -> script.text().contains("drop index concurrently if exists"));
    }

    @Test
    void everyMigrationThatBlocksTrafficDeclaresIt() {
        assertThat(undeclared(SCRIPTS)).isEmpty();
    }

    @Test
    void migrationThatBlocksTrafficIsDetected() {
        assertThat(undeclared(MigrationScripts.in("db/heavy")))
                .containsExactly(
                        "V2__rewrite.sql: alter table boxes alter size type bigint: ACCESS EXCLUSIVE on boxes"
                                + " blocks reads and writes, rewrites the table",
                        "V3__index.sql: create index boxes_size on boxes (tenant_id, size): SHARE on boxes"
                                + " blocks writes, reads the whole table");
    }

    /**
     * The effects of the scripts on tables of earlier versions that block traffic, unless the script declares
     * {@code -- blocks <table>: <reason>}.
     */
    private static List<String> undeclared(MigrationScripts scripts) {
        MigratorConfig config = MigratedDatabase.withoutServices(TestPostgres.emptyDatabase());
        List<String> undeclared = new ArrayList<>();
        scripts.versioned().forEach((version, script) -> {
            StatementObserver observer = new StatementObserver();
            new Migrator(config, scripts.upTo(version), List.of(observer)).migrate();
            observer.effects().stream()
                    .filter(Effect::blocksTraffic)
                    .filter(effect -> !declares(script, effect))
                    .forEach(effect -> undeclared.add(effect.toString()));
        });
        return undeclared;
    }

    private static boolean declares(Script script, Effect effect) {
        return effect.script().equals(script.file())
                && script.text().lines().anyMatch(line -> line.matches("-- blocks " + effect.table() + ": .+"));
    }
}
