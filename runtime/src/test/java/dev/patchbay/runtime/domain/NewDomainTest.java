package dev.patchbay.runtime.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchbay.runtime.problem.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class NewDomainTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        credit-notes                           | credit-notes: the name of a domain is one word of a-z and 0-9, for it is a Java package, a role of the database and a part of variables as well; creditnotes would do, and its table may be called otherwise (--table)
        Payments                               | Payments: the name of a domain is one word
        1payments                              | payments would do
        composer                               | composer: Patchbay itself uses this name; choose another
        owner --table owners                   | owner: Patchbay itself uses this name
        package --table packages               | package: is a reserved word of Java, and cannot name a package; choose another
        customers --table clients              | customers: there is a domain-services/customers already; nothing was changed
        kit --table kits                       | kit: Patchbay itself uses this name
        payment                                | --table payment: a table is called by the plural, as its path is: payments? If payment is one, name its record with --record
        crm --table company                    | companies?
        crm --table line-entries               | --table line-entries: expected words of a-z and 0-9 with _ between them, as in line_items
        crm --table customers                  | --table customers: a migration makes a table or view of this name already
        crm --table schema_version --record V1 | a migration makes a table or view of this name already
        crm --table references                 | --table references: is a reserved word of SQL; choose another
        crm --table versions                   | the record of versions cannot be called Version, like a class that every file or this one uses; name it with --record
        crm --table processes                  | the record of processes cannot be called Process
        crm --table people --record person     | --record person: expected the name of a Java class, as in LineItem
        payments --port 4043                   | --port 4043: is the port of invoices; free are 4047, 4048, 4050
        payments --port 4045                   | --port 4045: is the port of postgres
        payments --port 80                     | --port 80: expected a number from 1024 to 65535
        payments --refers-to invoice           | --refers-to invoice: no record maps such a table; did you mean 'invoices'?
        payments --refers-to tenants           | --refers-to tenants: no record maps such a table
        payments --refers-to phones --refers-to phones | --refers-to phones: is named twice; write the second reference by hand
        aveeeeeeeeeeeeeeeeeeeeeeeeeerylongname --table words | is longer than 30 characters
        """)
    void whatWillNotDoIsSaid(String arguments, String message) {
        assertThatThrownBy(() -> plan(arguments))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(message);
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        assertThatThrownBy(() -> plan("composer --port 4041 --table phone --refers-to nothing"))
                .hasMessageContaining("composer: Patchbay itself")
                .hasMessageContaining("--port 4041: is the port of customers")
                .hasMessageContaining("--table phone: a table is called by the plural")
                .hasMessageContaining("--refers-to nothing: no record maps such a table");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        payments,   Payment
        companies,  Company
        boxes,      Box
        statuses,   Status
        houses,     House
        side_notes, SideNote
        branches,   Branch
        """)
    void recordIsTheSingularOfItsTable(String table, String record) {
        assertThat(plan("crm --table " + table).record()).isEqualTo(record);
    }

    @Test
    void portDefaultsToTheNextFreeOne() {
        assertThat(plan("payments").port()).isEqualTo(4047);
        assertThat(plan("payments --port 5000").port()).isEqualTo(5000);
    }

    @Test
    void filesContainTheReferences() {
        SequencedMap<String, String> texts =
                new DomainFiles(plan("crm --table deals --refers-to customers --refers-to deals"), "1.2.3").texts();

        String migration = texts.firstEntry().getValue();
        assertThat(migration)
                .contains("    customer_id uuid        not null,\n    parent_id  uuid,\n")
                .contains("constraint deals_customer foreign key (tenant_id, customer_id) references customers"
                        + " (tenant_id, id)")
                .contains("constraint deals_parent foreign key (tenant_id, parent_id) references deals (tenant_id, id)")
                .contains("create index deals_parent on deals (tenant_id, parent_id, id);")
                .endsWith("select allow_service('crm', 'deals');\n");
        assertThat(texts.get("domain-services/crm/src/main/java/dev/patchbay/crm/Deal.java"))
                .contains("import dev.patchbay.customers.Customer;")
                .contains("AggregateReference<Customer, UUID> customerId,")
                .contains("AggregateReference<Deal, UUID> parentId,");
        assertThat(texts.get("domain-services/crm/pom.xml"))
                .contains("<artifactId>patchbay-customers</artifactId>", "<version>1.2.3</version>");
        assertThat(texts.values()).noneMatch(text -> text.contains("{{"));
    }

    @Test
    void failedWriteLeavesNothingBehind() throws IOException {
        SourceTree tree = copy();
        SequencedMap<String, String> texts = new DomainFiles(plan("crm --table deals"), "1").texts();
        Path last = folder.resolve(texts.lastEntry().getKey());
        Files.createDirectories(last);
        List<Path> before = files();

        assertThatThrownBy(() -> tree.add("crm", texts)).hasMessageContaining("nothing was changed");

        assertThat(files()).isEqualTo(before);
        assertThat(Files.readString(folder.resolve("domain-services/pom.xml"))).doesNotContain("crm");
    }

    @Test
    void moduleIsAddedToBothPoms() throws IOException {
        copy().add("crm", new DomainFiles(plan("crm --table deals"), "1").texts());

        assertThat(Files.readString(folder.resolve("domain-services/pom.xml")))
                .contains("    <module>invoices</module>\n    <module>crm</module>\n  </modules>\n");
        assertThat(Files.readString(folder.resolve("runtime/pom.xml"))).contains("""
                <dependency>
                  <groupId>dev.patchbay</groupId>
                  <artifactId>patchbay-crm</artifactId>
                  <version>${project.version}</version>
                </dependency>
                <!-- End of the domain services. -->
            """);
        assertThatThrownBy(() -> plan(SourceTree.at(folder), "crm --table deals"))
                .hasMessageContaining("there is a domain-services/crm already")
                .hasMessageContaining("--table deals: a migration makes a table or view of this name already");
    }

    /** A second domain can refer to a first one that is not built yet. */
    @Test
    void domainThatIsNotBuiltYetCanBeReferredTo() throws IOException {
        copy().add("crm", new DomainFiles(plan("crm --table deals"), "1").texts());

        NewDomain next = plan(SourceTree.at(folder), "support --table tickets --refers-to deals");

        assertThat(next.version()).isEqualTo(plan("crm --table deals").version() + 1);
        assertThat(next.references())
                .extracting(NewDomain.Reference::record, NewDomain.Reference::packageName)
                .containsExactly(tuple("Deal", "dev.patchbay.crm"));
        assertThatThrownBy(() -> plan(SourceTree.at(folder), "support --table tickets --port 4047"))
                .hasMessageContaining("--port 4047: is the port of crm");
    }

    @Test
    void folderWithoutSourcesIsRejected() {
        assertThatThrownBy(() -> SourceTree.at(folder)).hasMessageContaining("does not hold Patchbay's sources");
    }

    /** Copies the files that a new domain touches. */
    private SourceTree copy() throws IOException {
        Files.createDirectories(folder.resolve(SourceTree.MIGRATIONS));
        for (String pom : List.of("domain-services/pom.xml", "runtime/pom.xml")) {
            Path target = folder.resolve(pom);
            Files.createDirectories(target.resolveSibling("."));
            Files.copy(HOME.resolve(pom), target);
        }
        return SourceTree.at(folder);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }

    private static NewDomain plan(String arguments) {
        return plan(SourceTree.at(HOME), arguments);
    }

    private static NewDomain plan(SourceTree sources, String arguments) {
        NewDomainCommand command = new NewDomainCommand();
        new CommandLine(command)
                .parseArgs(Stream.concat(Stream.of("--sources", "."), Arrays.stream(arguments.split(" ", -1)))
                        .toArray(String[]::new));
        return command.plan(sources);
    }
}
