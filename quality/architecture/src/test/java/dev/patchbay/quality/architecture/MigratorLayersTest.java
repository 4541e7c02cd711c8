package dev.patchbay.quality.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The order of the migrator's packages, which the package-info of its root lists. */
@AnalyzeClasses(packages = "dev.patchbay.migrator", importOptions = ImportOption.DoNotIncludeTests.class)
class MigratorLayersTest {

    @ArchTest
    static final ArchRule packagesDependOnlyOnThoseBelow = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .ensureAllClassesAreContainedInArchitecture()
            .layer("migrator")
            .definedBy("dev.patchbay.migrator")
            .layer("tenant")
            .definedBy("dev.patchbay.migrator.tenant")
            .layer("keys")
            .definedBy("dev.patchbay.migrator.keys")
            .layer("rehearsal")
            .definedBy("dev.patchbay.migrator.rehearsal")
            .layer("lint")
            .definedBy("dev.patchbay.migrator.lint")
            .whereLayer("migrator")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("tenant")
            .mayOnlyBeAccessedByLayers("migrator")
            .whereLayer("keys")
            .mayOnlyBeAccessedByLayers("migrator", "tenant")
            .whereLayer("rehearsal")
            .mayOnlyBeAccessedByLayers("migrator")
            .whereLayer("lint")
            .mayOnlyBeAccessedByLayers("migrator");
}
