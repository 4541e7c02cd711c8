package dev.patchbay.openapi.merge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    private static final String PETS = """
        openapi: 3.1.0
        info: {title: Pets, version: '1'}
        paths:
          /pets: {get: {operationId: listPets, responses: {'200': {description: OK}}}}
        """;

    @TempDir
    private Path folder;

    private Path pets;
    private Path users;

    @BeforeEach
    void writeDocuments() throws IOException {
        pets = write("pets.yaml", PETS);
        users = write("users.yaml", PETS.replace("pets", "users").replace("Pets", "Users"));
    }

    @Test
    void mergesToStandardOutputInYaml() {
        Run run = Run.of("merge", pets.toString(), users.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("openapi: 3.1.0\n").contains("/pets:", "/users:");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theEndingOfTheOutputTellsTheFormat() throws IOException {
        Path out = folder.resolve("out.JSON");
        assertThat(Run.of("merge", "-o", out.toString(), pets.toString()).code())
                .isZero();
        assertThat(Files.readString(out)).startsWith("{");
    }

    @Test
    void anOutputThatCannotBeIsToldWithWhatToDo() {
        Path nowhere = folder.resolve("nowhere").resolve("out.yaml");
        Run absent = Run.of("merge", "-o", nowhere.toString(), pets.toString());
        assertThat(absent.code()).isEqualTo(2);
        assertThat(absent.err()).contains(nowhere + ": PB-114: ", "there is no folder", "make it first");
        Run taken = Run.of("merge", "-o", folder.toString(), pets.toString());
        assertThat(taken.code()).isEqualTo(2);
        assertThat(taken.err()).contains("it is a folder");
    }

    @Test
    void jsonIsWrittenToStandardOutputWhenAskedFor() {
        assertThat(Run.of("merge", "--json", pets.toString()).out()).startsWith("{");
    }

    @Test
    void readsStandardInput() {
        Run run = Run.with(PETS, "merge", "zoo=-", users.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("/pets:", "/users:");
    }

    @Test
    void standardInputIsReadOnce() {
        for (String[] command : List.of(new String[] {"merge", "a=-", "b=-"}, new String[] {"diff", "-", "-"})) {
            Run run = Run.with(PETS, command);
            assertThat(run.code()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).startsWith("<stdin>: PB-113: ").hasLineCount(1);
            assertThat(run.out()).isEmpty();
        }
    }

    @Test
    void tellsEveryUnreadableFileAtOnceAndWritesNothing() throws IOException {
        Path broken = write("broken.yaml", "openapi: 3.1.0\nopenapi: 3.1.0\n");
        Path out = folder.resolve("out.yaml");
        Run run = Run.of(
                "merge",
                "-o",
                out.toString(),
                broken.toString(),
                folder.resolve("nix.yaml").toString());
        assertThat(run.code()).isEqualTo(ExitCode.INPUT);
        assertThat(run.err().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith(broken + ":2:1: PB-204: "))
                .anyMatch(line -> line.contains("nix.yaml: PB-200: there is no such file"));
        assertThat(out).doesNotExist();
    }

    @Test
    void aConflictLeavesTheOldOutputAlone() throws IOException {
        Path other = write("other.yaml", PETS.replace("description: OK", "description: Different"));
        Path out = write("out.yaml", "as it was");
        Run run = Run.of("merge", "-o", out.toString(), pets.toString(), other.toString());
        assertThat(run.code()).isEqualTo(ExitCode.CONFLICT);
        assertThat(run.err()).contains("PB-3");
        assertThat(out).hasContent("as it was");
        assertThat(files()).containsExactlyInAnyOrder("pets.yaml", "users.yaml", "other.yaml", "out.yaml");
    }

    @Test
    void theOutputMayBeReadByWhoMayReadItsNeighbours() throws IOException {
        Path out = folder.resolve("out.yaml");
        assertThat(Run.of("merge", "-o", out.toString(), pets.toString()).code())
                .isZero();
        assertThat(Files.getPosixFilePermissions(out)).isEqualTo(Files.getPosixFilePermissions(pets));
    }

    @Test
    void anOutputThatCannotBeWrittenIsTold() {
        Run run = Run.of("merge", "-o", folder.resolve("no/such/folder.yaml").toString(), pets.toString());
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("PB-114: cannot be written");
    }

    @Test
    void theReportHasALineForEachDecision() throws IOException {
        Path report = folder.resolve("report.txt");
        Run run = Run.of("merge", "--report", report.toString(), pets.toString(), users.toString());
        assertThat(run.code()).isZero();
        assertThat(report).isNotEmptyFile();
    }

    @Test
    void mergesWhatAConfigurationSaysRelativeToIt() throws IOException {
        Path config = write("merge.yml", """
            api: {title: Zoo, version: 2.0.0}
            services:
              pets: {file: pets.yaml, prefix: /zoo}
              users: {file: users.yaml, expose: [GET /users]}
            """);
        Run run = Run.of("merge", "--config", config.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("title: Zoo", "/zoo/pets:", "/users:");
    }

    @Test
    void aWrongConfigurationIsToldWithItsPlace() throws IOException {
        Path config = write("merge.yml", "services:\n  pets: {file: pets.yaml, expos: [/**]}\n");
        Run run = Run.of("merge", "--config", config.toString());
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith(config + ":2:").contains("PB-101", "did you mean 'expose'?");
        assertThat(Run.of("merge", "--config", config.toString(), pets.toString())
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void theLockKeepsNamesAndTheMapTellsWhereThingsCameFrom() throws IOException {
        Path lock = folder.resolve("names.lock");
        Path map = folder.resolve("map.json");
        String[] merge = {"merge", "--lock", lock.toString(), "--map", map.toString(), pets.toString(), users.toString()
        };
        Run first = Run.of(merge);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(lock).exists();
        assertThat(map).content().contains("\"/paths/~1users\"", users.toString());
        assertThat(Run.of(merge).out()).isEqualTo(first.out());
    }

    @Test
    void twoFilesOfOneStemNeedNames() throws IOException {
        Files.createDirectory(folder.resolve("v2"));
        Path twin = write("v2/pets.yaml", PETS.replace("/pets", "/cats").replace("listPets", "listCats"));
        Run run = Run.of("merge", pets.toString(), twin.toString());
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("PB-111", "write name=" + twin);
        assertThat(Run.of("merge", pets.toString(), "cats=" + twin).code()).isZero();
    }

    @Test
    void aNameThatCannotStartAComponentNameIsRefused() {
        Run run = Run.of("merge", "my pets=" + pets);
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("PB-106", "^[a-zA-Z0-9._-]+$");
    }

    @Test
    void messagesAreJsonWhenAskedFor() {
        Run run = Run.of("merge", "--json", folder.resolve("nix.yaml").toString());
        assertThat(run.code()).isEqualTo(ExitCode.INPUT);
        assertThat(run.err().lines()).singleElement().asString().startsWith("{").contains("\"code\": \"PB-200\"");
    }

    @Test
    void wrongUsageIsExitCodeTwo() {
        assertThat(Stream.of(
                        Run.of(),
                        Run.of("mrege"),
                        Run.of("merge"),
                        Run.of("merge", "--openapi", "2.0", pets.toString()),
                        Run.of("merge", "--nonsense", pets.toString()),
                        Run.of("diff", pets.toString()),
                        Run.of("lint")))
                .allSatisfy(run -> assertThat(run.code()).isEqualTo(ExitCode.USAGE))
                .allSatisfy(run -> assertThat(run.err()).isNotEmpty())
                .allSatisfy(run -> assertThat(run.out()).isEmpty());
    }

    @Test
    void diffEndsWithOneOnABreakingChange() throws IOException {
        Path more = write("more.yaml", PETS + "  /cats: {get: {responses: {'200': {description: OK}}}}\n");
        Run breaking = Run.of("diff", more.toString(), pets.toString());
        assertThat(breaking.code()).isEqualTo(ExitCode.CONFLICT);
        assertThat(breaking.err()).startsWith(more + ":5:").contains(": PB-D02: breaking: GET /cats: path removed");
        Run compatible = Run.of("diff", pets.toString(), more.toString());
        assertThat(compatible.code()).isZero();
        assertThat(compatible.err()).contains("PB-D03: compatible");
        assertThat(Run.of("diff", "-q", pets.toString(), more.toString()).err()).isEmpty();
        assertThat(Run.of("diff", "--json", more.toString(), pets.toString()).out())
                .contains("\"breaking\": true");
    }

    @Test
    void diffRefusesWhatIsNoApi() throws IOException {
        Run run = Run.of("diff", write("list.yaml", "- a\n").toString(), pets.toString());
        assertThat(run.code()).isEqualTo(ExitCode.INPUT);
        assertThat(run.err()).contains("PB-210");
    }

    @Test
    void lintEndsWithThreeOnAnInvalidDocument() throws IOException {
        assertThat(Run.of("lint", pets.toString(), users.toString()).code()).isZero();
        Path wrong = write("wrong.yaml", PETS.replace("description", "descripton"));
        Run run = Run.of("lint", pets.toString(), wrong.toString());
        assertThat(run.code()).isEqualTo(ExitCode.INPUT);
        assertThat(run.err()).contains(wrong + ":4:").contains("PB-L01: error");
        assertThat(Run.of("lint", "--json", wrong.toString()).out()).contains("\"valid\": false");
    }

    @Test
    void everyCommandExplainsItself() {
        assertThat(Stream.of("merge", "diff", "lint").map(command -> Run.of(command, "--help")))
                .allSatisfy(run -> assertThat(run.code()).isZero())
                .allSatisfy(run -> assertThat(run.out()).contains("Exit codes:"));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
