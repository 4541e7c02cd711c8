package dev.patchbay.migrator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The scripts of this build by version: {@code V<version>__<name>.sql} and its undo script {@code
 * U<version>__<name>.sql}. They may be in several jars, so that a domain can bring its own.
 *
 * @param folder their folder on the class path
 * @param versioned the scripts that migrate a database to a version
 * @param undos the scripts that undo that version
 */
record MigrationScripts(String folder, NavigableMap<Integer, Script> versioned, NavigableMap<Integer, Script> undos) {

    private static final Pattern NAME = Pattern.compile("([VU])([1-9][0-9]*)__[a-z0-9_]+\\.sql");

    MigrationScripts {
        versioned = Collections.unmodifiableNavigableMap(versioned);
        undos = Collections.unmodifiableNavigableMap(undos);
    }

    /** A script and its text. */
    record Script(String file, String text) {

        private static final Pattern OUTSIDE_TRANSACTION =
                Pattern.compile("(?im)^\\s*(create\\s+(unique\\s+)?|drop\\s+|re)index\\s+concurrently\\b");
        private static final Pattern OWN_TRANSACTION = Pattern.compile("(?m)^-- own transaction: .+");

        /** True if it runs in a transaction. */
        boolean isTransactional() {
            return !OUTSIDE_TRANSACTION.matcher(text).find();
        }

        /** True if it may share a transaction with others: false if it must release locks before the next begins. */
        boolean sharesTransaction() {
            return isTransactional() && !OWN_TRANSACTION.matcher(text).find();
        }
    }

    /** The newest version of this build. */
    int latest() {
        return versioned.isEmpty() ? 0 : versioned.lastKey();
    }

    /** The scripts as they were when this version was the newest. */
    MigrationScripts upTo(int version) {
        return new MigrationScripts(folder, versioned.headMap(version, true), undos.headMap(version, true));
    }

    /** True if all scripts above this version can be applied as one transaction. */
    boolean shareTransactionAbove(int version) {
        return versioned.tailMap(version, false).values().stream().allMatch(Script::sharesTransaction);
    }

    static MigrationScripts ofThisBuild() {
        return in("db/migration");
    }

    static MigrationScripts in(String folder) {
        NavigableMap<Integer, Script> versioned = new TreeMap<>();
        NavigableMap<Integer, Script> undos = new TreeMap<>();
        for (String file : files(folder)) {
            Matcher name = NAME.matcher(file);
            if (name.matches()) {
                NavigableMap<Integer, Script> scripts = name.group(1).equals("V") ? versioned : undos;
                scripts.put(Integer.valueOf(name.group(2)), new Script(file, text(folder + "/" + file)));
            }
        }
        return new MigrationScripts(folder, versioned, undos);
    }

    private static List<String> files(String folder) {
        try {
            List<String> files = new ArrayList<>();
            for (URL url : Collections.list(loader().getResources(folder))) {
                files.addAll(files(url.toURI()));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("the migrations could not be listed", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path has an entry without a valid address", e);
        }
    }

    private static List<String> files(URI folder) throws IOException {
        if (!folder.getScheme().equals("jar")) {
            return files(Path.of(folder));
        }
        try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
            return files(jar.provider().getPath(folder));
        }
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private static String text(String path) {
        try (InputStream script = loader().getResourceAsStream(path)) {
            if (script == null) {
                throw new IllegalStateException(path + " was listed, and is not there");
            }
            return new String(script.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " could not be read", e);
        }
    }

    private static ClassLoader loader() {
        return MigrationScripts.class.getClassLoader();
    }
}
