package dev.patchbay.runtime.domain;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the three files of a new domain, ready to edit, and registers its module. */
@Command(
        name = "new-domain",
        mixinStandardHelpOptions = true,
        description = {
            "Write a new domain: a migration, a record and a yaml, ready to edit, and all that goes with them.",
            "Nothing is written when something stands against it."
        })
public final class NewDomainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The domain's name: one word, such as payments.")
    private String name;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where the service will listen. Default: the next port that is free.")
    private @Nullable Integer port;

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            description = "Its first table, in the plural, such as line_items. Default: the domain's name.")
    private @Nullable String table;

    @Option(
            names = "--record",
            paramLabel = "RECORD",
            description = "The record of that table. Default: the table's singular, such as LineItem.")
    private @Nullable String record;

    @Option(
            names = "--refers-to",
            paramLabel = "TABLE",
            description = "A table, of this domain or another, that every row refers to; repeatable. Its own table:"
                    + " a reference that may be empty.")
    private List<String> references = List.of();

    /** The root of the source tree; only the launcher knows it. */
    @Option(names = "--sources", hidden = true, required = true)
    private Path sources;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        SourceTree tree = SourceTree.at(sources);
        NewDomain domain = plan(tree);
        SequencedMap<String, String> texts = new DomainFiles(domain, tree.projectVersion()).texts();
        tree.add(domain.name(), texts);
        report(domain, texts);
        return 0;
    }

    /** Returns the requested domain after checking it. */
    NewDomain plan(SourceTree tree) {
        return new DomainPlanner(tree).plan(name, port, table, record, references);
    }

    private void report(NewDomain domain, SequencedMap<String, String> texts) {
        Iterator<String> files = texts.keySet().iterator();
        PrintWriter out = spec.commandLine().getOut();
        out.print("""
            To edit:
              %s   the table, and who may use it
              %s   what takes it back
              %s
              %s
            Nothing to edit in: %s, %s
            Registered in domain-services/pom.xml and runtime/pom.xml.

            ./patchbay up starts it with the others. To plug it into the platform, add to the services of composer.yml:

              %7$s:
                url: ${%8$s_URL:http://localhost:%9$d}
                expose:
                  - /%10$s
                  - /%10$s/{id}
            """.formatted(
                        files.next(),
                        files.next(),
                        files.next(),
                        files.next(),
                        files.next(),
                        files.next(),
                        domain.name(),
                        domain.name().toUpperCase(Locale.ROOT),
                        domain.port(),
                        domain.table().replace('_', '-')));
        out.flush();
    }
}
