package dev.patchbay.quality.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The use of the document by people: they generate a client and call the service. Each round trip is a small program
 * beside the tests that is compiled against the client which openapi-generator has just made.
 */
class GeneratedClientsIT {

    private static final Path TARGET = Path.of("target");
    private static final Path TOOLS = TARGET.resolve("tools");
    private static final Path CLIENTS = TARGET.resolve("clients");
    private static final Path ROUND_TRIPS = Path.of("src/test/clients");
    private static final String JAVA_HOME = System.getProperty("java.home");
    private static final Path DOCUMENT = CLIENTS.resolve("document.json");

    @BeforeAll
    static void saveTheDocument() throws IOException {
        Files.createDirectories(CLIENTS);
        Files.writeString(DOCUMENT, RunningInvoices.get().document().toString());
    }

    @Test
    void aJavaClientDoesTheRoundTrip() throws Exception {
        Path client = CLIENTS.resolve("java");
        generate("java", client, "library=native,useJakartaEe=true,useSingleRequestParameter=true");
        Path classes = Files.createDirectories(client.resolve("classes"));
        List<String> compile = new ArrayList<>(List.of(
                JAVA_HOME + "/bin/javac", "-nowarn", "-proc:none", "-d", classes.toString(), "-cp", libraries()));
        sources(client.resolve("src/main/java"), ".java").forEach(compile::add);
        compile.add(ROUND_TRIPS.resolve("java/RoundTrip.java").toString());
        run(compile);

        String said = run(List.of(
                JAVA_HOME + "/bin/java",
                "-cp",
                classes + System.getProperty("path.separator") + libraries(),
                "RoundTrip",
                RunningInvoices.get().base(),
                RunningInvoices.get().token()));

        assertThat(said).endsWith("done\n");
    }

    @Test
    void aTypeScriptClientDoesTheRoundTrip() throws Exception {
        assumeTrue(nodeIsHere(), "there is no node on this machine");
        Path client = CLIENTS.resolve("typescript");
        generate("typescript-fetch", client, "supportsES6=true");
        Files.copy(ROUND_TRIPS.resolve("typescript/roundTrip.ts"), client.resolve("roundTrip.ts"));
        run(List.of(
                "node",
                sources(TOOLS, "/tsc.js").getFirst(),
                "--strict",
                "--target",
                "es2022",
                "--module",
                "commonjs",
                "--lib",
                "es2022,dom",
                "--outDir",
                client.resolve("out").toString(),
                client.resolve("roundTrip.ts").toString()));

        String said = run(List.of(
                "node",
                client.resolve("out/roundTrip.js").toString(),
                RunningInvoices.get().base(),
                RunningInvoices.get().token()));

        assertThat(said).endsWith("done\n");
    }

    private static void generate(String language, Path client, String properties) throws Exception {
        delete(client);
        run(List.of(
                JAVA_HOME + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                TOOLS.resolve("openapi-generator.jar").toString(),
                "generate",
                "-i",
                DOCUMENT.toString(),
                "-g",
                language,
                "-o",
                client.toString(),
                "--global-property",
                "apis,models,supportingFiles,apiDocs=false,modelDocs=false,apiTests=false,modelTests=false",
                "--additional-properties",
                properties));
    }

    /** The part of this test's own class path that the client's pom.xml asks for. */
    private static String libraries() {
        String separator = System.getProperty("path.separator");
        return Stream.of(System.getProperty("java.class.path").split(separator))
                .filter(entry -> entry.contains("jackson") || entry.contains("jakarta.annotation"))
                .reduce((first, second) -> first + separator + second)
                .orElseThrow();
    }

    private static List<String> sources(Path root, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(ending))
                    .toList();
        }
    }

    private static boolean nodeIsHere() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs a program to its end and answers what it said. */
    private static String run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(String.join(" ", command.subList(0, 3)) + "\n" + said)
                .isZero();
        return said;
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
