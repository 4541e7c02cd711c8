package dev.patchbay.openapi.merge.cli;

import dev.patchbay.openapi.merge.MergedApi;
import dev.patchbay.openapi.merge.OpenApiMerge;
import dev.patchbay.openapi.merge.SourceDocument;
import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.config.MergeConfig.TargetVersion;
import dev.patchbay.openapi.merge.config.MergeFile;
import dev.patchbay.openapi.merge.config.NameLock;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a merge needs, and merges. */
final class MergeJob {

    private static final Pattern COMPONENT_NAME = Pattern.compile("^[a-zA-Z0-9._-]+$");

    private final Problems problems = new Problems();
    private final Inputs inputs;
    private final @Nullable String lock;

    MergeJob(Terminal terminal, @Nullable String lock) {
        this.inputs = new Inputs(terminal, problems);
        this.lock = lock;
    }

    /** Merges everything of each file. */
    MergedApi mergeFiles(List<NamedFile> files, TargetVersion version, boolean bundle) throws InvalidInputException {
        MergeConfig.Builder config = MergeConfig.builder()
                .location(SourceLocation.of("command line"))
                .openapi(version)
                .bundle(bundle)
                .lock(names());
        checkNames(files);
        files.forEach(file -> config.service(ServiceConfig.everything(file.name())));
        List<SourceDocument> documents = read(files);
        return OpenApiMerge.merge(config.build(), documents);
    }

    /** Merges the files of a configuration; their paths are relative to it. */
    MergedApi mergeConfig(String file) throws InvalidInputException {
        byte[] content = inputs.bytes(file);
        problems.throwIfAny();
        MergeFile merge = MergeFile.read(Inputs.nameOf(file), content == null ? new byte[0] : content, names());
        List<NamedFile> files = new ArrayList<>();
        merge.files()
                .forEach((service, name) -> files.add(new NamedFile(
                        service, Path.of(file).resolveSibling(name).toString())));
        return OpenApiMerge.merge(merge.config(), read(files));
    }

    private List<SourceDocument> read(List<NamedFile> files) throws InvalidInputException {
        List<Optional<Node>> roots =
                inputs.documents(files.stream().map(NamedFile::file).toList());
        problems.throwIfAny();
        List<SourceDocument> documents = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            NamedFile file = files.get(i);
            documents.add(new SourceDocument(
                    file.name(), Inputs.nameOf(file.file()), roots.get(i).orElseThrow()));
        }
        return documents;
    }

    /** The names of earlier merges; none before the first one. */
    private NameLock names() throws InvalidInputException {
        if (lock == null || !Files.exists(Path.of(lock))) {
            return NameLock.EMPTY;
        }
        byte[] content = inputs.bytes(lock);
        problems.throwIfAny();
        return content == null ? NameLock.EMPTY : NameLock.read(lock, content);
    }

    private void checkNames(List<NamedFile> files) {
        Map<String, String> taken = new HashMap<>();
        for (NamedFile file : files) {
            if (!COMPONENT_NAME.matcher(file.name()).matches()) {
                usage(
                        "PB-106",
                        file,
                        "'" + file.name() + "' cannot start a component name, which matches"
                                + " ^[a-zA-Z0-9._-]+$; write name=" + file.file());
            }
            String other = taken.putIfAbsent(file.name(), file.file());
            if (other != null) {
                usage("PB-111", file, "is called '" + file.name() + "' as " + other + " is; write name=" + file.file());
            }
        }
    }

    private void usage(String code, NamedFile file, String message) {
        problems.add(LocatedProblem.configuration(code, SourceLocation.of(Inputs.nameOf(file.file())), message));
    }
}
