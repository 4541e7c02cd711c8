package dev.patchbay.quality.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The order of the kit's packages, and what each may use, as their {@code package-info} files say it. */
@AnalyzeClasses(packages = "dev.patchbay.domain", importOptions = ImportOption.DoNotIncludeTests.class)
class KitLayersTest {

    private static final String ROOT = "dev.patchbay.domain";
    private static final Path SOURCES = Path.of("../../domain-services/kit/src/main/java", ROOT.replace('.', '/'));

    private static final Pattern LAYER = Pattern.compile("<li>\\{@code (\\w+)}");
    private static final Pattern USES = Pattern.compile("\\bUses ((?:\\{@code \\w+}(?:, | and )?)+)\\.");
    private static final Pattern NAME = Pattern.compile("\\{@code (\\w+)}");

    /** From top to bottom. */
    private static final List<String> PACKAGES = names(LAYER, packageInfo(SOURCES));

    @ArchTest
    static final ArchRule packagesUseOnlyThoseBelow = layers();

    @ArchTest
    static void listOfPackagesIsComplete(JavaClasses classes) {
        assertThat(uses(classes).keySet()).isEqualTo(new TreeSet<>(PACKAGES));
    }

    @ArchTest
    static void packageInfoNamesExactlyWhatThePackageUses(JavaClasses classes) {
        uses(classes).forEach((name, used) -> assertThat(allowed(name)).as(name).isEqualTo(used));
    }

    private static ArchRule layers() {
        LayeredArchitecture layers = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer(ROOT)
                .definedBy(ROOT)
                .whereLayer(ROOT)
                .mayNotAccessAnyLayer();
        for (String name : PACKAGES) {
            layers = layers.layer(name).definedBy(ROOT + "." + name);
        }
        for (int index = 0; index < PACKAGES.size(); index++) {
            List<String> below = new ArrayList<>(PACKAGES.subList(index + 1, PACKAGES.size()));
            below.add(ROOT);
            layers = layers.whereLayer(PACKAGES.get(index)).mayOnlyAccessLayers(below.toArray(String[]::new));
        }
        return layers;
    }

    /** The packages below the root to the others that each uses, without the root. */
    private static Map<String, Set<String>> uses(JavaClasses classes) {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass user : classes) {
            if (isBelowRoot(user)) {
                Set<String> used = uses.computeIfAbsent(name(user), _ -> new TreeSet<>());
                user.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(target -> isBelowRoot(target) && !name(target).equals(name(user)))
                        .forEach(target -> used.add(name(target)));
            }
        }
        return uses;
    }

    private static boolean isBelowRoot(JavaClass type) {
        return type.getPackageName().startsWith(ROOT + ".");
    }

    private static String name(JavaClass type) {
        return type.getPackageName().substring(ROOT.length() + 1);
    }

    private static Set<String> allowed(String name) {
        return USES.matcher(packageInfo(SOURCES.resolve(name)))
                .results()
                .findFirst()
                .map(uses -> new TreeSet<>(names(NAME, uses.group(1))))
                .orElseGet(TreeSet::new);
    }

    private static List<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(KitLayersTest::firstGroup).toList();
    }

    private static String firstGroup(MatchResult match) {
        return match.group(1);
    }

    /** The text of a package's {@code package-info}, on one line. */
    private static String packageInfo(Path folder) {
        try {
            return Files.readString(folder.resolve("package-info.java")).replaceAll("\\s*\\n \\* *", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
