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

/** What every migration has to keep, whoever writes it; the scripts in {@code db/heavy} show that it is noticed. */
class MigrationRulesTest {

    private static final MigrationScripts HOUSE = MigrationScripts.ofThisBuild();

    @Test
    void versionsFollowOneAnotherAndEachHasItsUndo() {
        List<Integer> versions =
                IntStream.rangeClosed(1, HOUSE.latest()).boxed().toList();

        assertThat(HOUSE.versioned().keySet()).containsExactlyElementsOf(versions);
        assertThat(HOUSE.undos().keySet()).containsExactlyElementsOf(versions);
        HOUSE.versioned()
                .forEach((version, script) -> assertThat(
                                Objects.requireNonNull(HOUSE.undos().get(version))
                                        .file())
                        .isEqualTo("U" + script.file().substring(1)));
    }

    @Test
    void scriptOutsideATransactionCanBeRunAgain() {
        assertThat(HOUSE.versioned().values())
                .filteredOn(script -> !script.isTransactional())
                .allMatch(script -> script.text().contains("drop index concurrently if exists"));
    }

    @Test
    void noMigrationKeepsTrafficWaitingWithoutSayingSo() {
        assertThat(undeclared(HOUSE)).isEmpty();
    }

    @Test
    void migrationThatKeepsTrafficWaitingIsNoticed() {
        assertThat(undeclared(MigrationScripts.in("db/heavy")))
                .containsExactly(
                        "V2__rewrite.sql: alter table boxes alter size type bigint: ACCESS EXCLUSIVE on boxes"
                                + " blocks reads and writes, rewrites the table",
                        "V3__index.sql: create index boxes_size on boxes (tenant_id, size): SHARE on boxes"
                                + " blocks writes, reads the whole table");
    }

    /**
     * What the scripts do to tables of earlier versions that makes traffic wait, except where the script says
     * {@code -- blocks <table>: <reason>}.
     */
    private static List<String> undeclared(MigrationScripts scripts) {
        MigratorConfig config = HouseDatabase.withoutServices(TestPostgres.emptyDatabase());
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
