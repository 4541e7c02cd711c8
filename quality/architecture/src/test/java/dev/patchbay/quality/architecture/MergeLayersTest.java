package dev.patchbay.quality.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packages of openapi-merge: their order, which the root's package-info lists, and what may be used from outside.
 */
@AnalyzeClasses(packages = "dev.patchbay", importOptions = ImportOption.DoNotIncludeTests.class)
class MergeLayersTest {

    private static final String ROOT = "dev.patchbay.openapi.merge";
    private static final List<String> ORDER = order();

    @ArchTest
    static final ArchRule packagesUseOnlyPackagesBelowThem = layers();

    @ArchTest
    static final ArchRule nothingButThePublicApiIsUsedFromOutside = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "..")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "..")
                    .and(DescribedPredicate.not(resideInAnyPackage(
                            ROOT,
                            ROOT + ".config",
                            ROOT + ".problem",
                            ROOT + ".report",
                            ROOT + ".document",
                            ROOT + ".diff",
                            ROOT + ".lint"))))
            .because("the stages of a merge may change; document holds the trees of the public API, and diff and lint"
                    + " have entry points of their own");

    /** A name means one thing within the module. */
    @ArchTest
    static void simpleNamesStandOnce(JavaClasses all) {
        Map<String, List<String>> bySimpleName = new TreeMap<>();
        for (JavaClass type : all.that(resideInAPackage(ROOT + ".."))) {
            if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
                bySimpleName
                        .computeIfAbsent(type.getSimpleName(), _ -> new ArrayList<>())
                        .add(type.getName());
            }
        }
        bySimpleName.values().removeIf(types -> types.size() == 1);
        assertThat(bySimpleName).isEmpty();
    }

    @ArchTest
    static void everyPackageIsListed(JavaClasses all) {
        Set<String> packages = new TreeSet<>();
        all.that(resideInAPackage(ROOT + "..")).forEach(type -> packages.add(layer(type.getPackageName())));
        assertThat(packages).containsExactlyInAnyOrderElementsOf(ORDER);
    }

    private static LayeredArchitecture layers() {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInAnyPackage(ROOT + "..");
        for (String layer : ORDER) {
            layers = layers.layer(layer).definedBy(layer.equals("merge") ? ROOT : ROOT + "." + layer);
        }
        for (int i = 0; i < ORDER.size(); i++) {
            layers = i == 0
                    ? layers.whereLayer(ORDER.get(0)).mayNotBeAccessedByAnyLayer()
                    : layers.whereLayer(ORDER.get(i))
                            .mayOnlyBeAccessedByLayers(ORDER.subList(0, i).toArray(String[]::new));
        }
        return layers;
    }

    private static String layer(String packageName) {
        return packageName.substring(packageName.lastIndexOf('.') + 1);
    }

    /** The list in the root's package-info, from top to bottom. */
    private static List<String> order() {
        Path info = Path.of("../../openapi-merge/src/main/java/dev/patchbay/openapi/merge/package-info.java");
        List<String> order = new ArrayList<>();
        try {
            Matcher item = Pattern.compile("<li>\\{@code ([a-z]+)}").matcher(Files.readString(info));
            while (item.find()) {
                order.add(item.group(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return order;
    }
}
