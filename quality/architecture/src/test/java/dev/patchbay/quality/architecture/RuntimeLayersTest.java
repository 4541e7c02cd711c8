package dev.patchbay.quality.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;

/** The order of the runtime's packages. */
@AnalyzeClasses(packages = "dev.patchbay.runtime", importOptions = ImportOption.DoNotIncludeTests.class)
class RuntimeLayersTest {

    private static final String ROOT = "dev.patchbay.runtime";

    /** From top to bottom, as in the root's package-info. */
    private static final List<String> ORDER = List.of(
            ROOT,
            ROOT + ".rehearsal",
            ROOT + ".domain",
            ROOT + ".launch",
            ROOT + ".database",
            ROOT + ".identity",
            ROOT + ".state",
            ROOT + ".problem");

    @ArchTest
    static final ArchRule packagesUseOnlyThoseBelowThem = layers();

    private static LayeredArchitecture layers() {
        LayeredArchitecture layers = layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                .ensureAllClassesAreContainedInArchitecture();
        for (String name : ORDER) {
            layers = layers.layer(name).definedBy(name);
        }
        layers = layers.whereLayer(ROOT).mayNotBeAccessedByAnyLayer();
        for (int i = 1; i < ORDER.size(); i++) {
            layers = layers.whereLayer(ORDER.get(i))
                    .mayOnlyBeAccessedByLayers(ORDER.subList(0, i).toArray(String[]::new));
        }
        return layers;
    }
}
