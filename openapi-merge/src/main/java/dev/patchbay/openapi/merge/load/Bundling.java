package dev.patchbay.openapi.merge.load;

import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the local files that documents refer to, and those that these refer to, each once. A file that is not there is
 * no problem yet: what looks like a reference may be an example. Nothing is ever fetched from another host.
 */
public final class Bundling {

    private final Problems problems;
    private final List<ApiDocument> all;
    private final Set<String> seen = new HashSet<>();

    private Bundling(List<ApiDocument> inputs, Problems problems) {
        this.problems = problems;
        this.all = new ArrayList<>(inputs);
        inputs.forEach(input -> seen.add(References.normal(input.location())));
    }

    /** The files that the inputs refer to, as documents behind them. */
    public static List<ApiDocument> files(List<ApiDocument> inputs, Problems problems) {
        Bundling bundling = new Bundling(inputs, problems);
        for (int i = 0; i < bundling.all.size(); i++) {
            ApiDocument document = bundling.all.get(i);
            bundling.scan(document, document.root());
        }
        return bundling.all.subList(inputs.size(), bundling.all.size());
    }

    /**
     * The inputs and the files that they refer to, with what stands in files where OpenAPI has no references, such as a
     * whole operation.
     */
    public static List<ApiDocument> inlined(List<ApiDocument> inputs, List<ApiDocument> files) {
        List<ApiDocument> all = new ArrayList<>(inputs);
        all.addAll(files);
        return new Inlining(new References(all)).inlined(all);
    }

    private void scan(ApiDocument document, Node node) {
        if (node instanceof Mapping mapping) {
            for (int i = 0; i < mapping.size(); i++) {
                boolean mayRefer =
                        mapping.key(i).equals("$ref") || mapping.key(i).equals("operationRef");
                if (mayRefer && mapping.value(i) instanceof Scalar reference && reference.isString()) {
                    load(document, reference.text());
                }
                if (mapping.key(i).equals("mapping") && mapping.value(i) instanceof Mapping table) {
                    for (int j = 0; j < table.size(); j++) {
                        load(document, table.value(j).toString());
                    }
                }
                scan(document, mapping.value(i));
            }
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> scan(document, item));
        }
    }

    private void load(ApiDocument from, String reference) {
        int hash = reference.indexOf('#');
        String file = hash < 0 ? reference : reference.substring(0, hash);
        if (file.isEmpty() || file.contains(":")) {
            return;
        }
        String location = References.relative(from.location(), file);
        if (!seen.add(References.normal(location))) {
            return;
        }
        try {
            Path path = Path.of(location.replace("%20", " "));
            if (Files.isRegularFile(path)
                    && DocumentReader.read(location, Files.readAllBytes(path)) instanceof Mapping root) {
                ApiDocument entry = root.has("openapi") ? null : from.owner();
                all.add(new ApiDocument(all.size(), from.config(), location, root, entry));
            }
        } catch (InvalidInputException unreadable) {
            unreadable.problems().forEach(problems::add);
        } catch (IOException | InvalidPathException notThere) {
            // Then the reference leads nowhere, and is reported as such where it is one.
            seen.add(location);
        }
    }
}
