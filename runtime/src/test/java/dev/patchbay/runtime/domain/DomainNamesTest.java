package dev.patchbay.runtime.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainNamesTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Path PACKAGES = Path.of("src/main/java/dev/patchbay");

    @Test
    void packagesOfPatchbayAreReserved() throws IOException {
        List<String> packages = packages();
        assertThat(packages).contains("composer", "domain", "migrator", "runtime", "tokens");
        for (String name : packages) {
            assertThat(DomainNames.problemsOfDomain(name))
                    .as("a domain '%s' would share its package with a module", name)
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "line-items, lineitems would do",
        "class, is a reserved word of Java",
        "a123456789012345678901234567890, 30",
        "postgres, Patchbay itself uses this name"
    })
    void invalidDomainNameIsOneProblem(String name, String problem) {
        assertThat(DomainNames.problemsOfDomain(name))
                .singleElement()
                .asString()
                .contains(problem);
    }

    @ParameterizedTest
    @CsvSource({"lineItems, expected words of a-z", "user, is a reserved word of SQL"})
    void invalidTableNameIsOneProblem(String table, String problem) {
        assertThat(DomainNames.problemsOfTable(table))
                .singleElement()
                .asString()
                .contains(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "lineItem, expected the name of a Java class",
        "String, cannot be called String",
        "UUID, cannot be called"
    })
    void invalidRecordNameIsOneProblem(String record, String problem) {
        assertThat(DomainNames.problemsOfRecord(record, "line_items"))
                .singleElement()
                .asString()
                .contains(problem);
    }

    @Test
    void validNamesHaveNoProblems() {
        assertThat(DomainNames.problemsOfDomain("payments")).isEmpty();
        assertThat(DomainNames.problemsOfTable("line_items")).isEmpty();
        assertThat(DomainNames.problemsOfRecord("LineItem", "line_items")).isEmpty();
    }

    /** Returns the packages below dev.patchbay of every module that is no domain. */
    private static List<String> packages() throws IOException {
        try (Stream<Path> files = Files.walk(HOME, 8)) {
            return files.filter(
                            file -> file.getParent() != null && file.getParent().endsWith(PACKAGES))
                    .map(HOME::relativize)
                    .filter(file -> !file.startsWith("domain-services")
                            || file.startsWith("domain-services/kit")
                            || file.startsWith("domain-services/kit-test"))
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .distinct()
                    .toList();
        }
    }
}
