package dev.patchbay.quality.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The order of the composer's packages, as the package-info of its root lists them, and where its frameworks are used.
 */
@AnalyzeClasses(packages = "dev.patchbay.composer", importOptions = ImportOption.DoNotIncludeTests.class)
class ComposerLayersTest {

    private static final String ROOT = "dev.patchbay.composer";
    private static final Path LIST = Path.of("../../composer/src/main/java/dev/patchbay/composer/package-info.java");
    private static final Pattern LISTED = Pattern.compile("<li>\\{@code (\\w+)}");

    @ArchTest
    static final ArchRule packagesDependOnlyOnThoseBelow = layers();

    /** The root, which the rule for the whole repository leaves out, is a part of this one. */
    @ArchTest
    static final ArchRule packagesHaveNoCyclesWithTheRootIncluded = SlicesRuleDefinition.slices()
            .matching("dev.patchbay.(composer..)")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule nettyIsUsedOnlyWhereMessagesMove = noClasses()
            .that(not(resideInAnyPackage(packages(
                    "",
                    ".websocket",
                    ".forward",
                    ".route",
                    ".upstream",
                    ".client",
                    ".headers",
                    ".edge",
                    ".streams",
                    ".drain",
                    ".loops"))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty..")
            .because("what decides is plain, synchronous, immutable code that is tested without a server");

    @ArchTest
    static final ArchRule reactorIsUsedOnlyWhereRequestsWait = noClasses()
            .that(not(resideInAnyPackage(
                    packages("", ".web", ".websocket", ".forward", ".checks", ".route", ".upstream", ".loops"))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("reactor..")
            .because("what decides is plain, synchronous, immutable code that is tested without a server");

    @ArchTest
    static final ArchRule edgeAndClientKnowNoSpring = noClasses()
            .that()
            .resideInAnyPackage(packages(".edge", ".client"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..")
            .because("they work on Netty's messages and channels");

    private static String[] packages(String... names) {
        String[] packages = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            packages[i] = ROOT + names[i];
        }
        return packages;
    }

    private static LayeredArchitecture layers() {
        LayeredArchitecture layers = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .ensureAllClassesAreContainedInArchitecture()
                .layer("composer")
                .definedBy(ROOT)
                .whereLayer("composer")
                .mayNotBeAccessedByAnyLayer();
        List<String> above = new ArrayList<>(List.of("composer"));
        for (String name : listed()) {
            layers = layers.layer(name)
                    .definedBy(ROOT + "." + name)
                    .whereLayer(name)
                    .mayOnlyBeAccessedByLayers(above.toArray(String[]::new));
            above.add(name);
        }
        return layers;
    }

    private static List<String> listed() {
        try {
            return LISTED.matcher(Files.readString(LIST))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
