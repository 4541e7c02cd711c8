package dev.patchbay.quality.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** Who may know whom; the picture is in docs/concepts.md, the reasons are in each rule. */
@AnalyzeClasses(packages = "dev.patchbay", importOptions = ImportOption.DoNotIncludeTests.class)
class DependencyRulesTest {

    private static final String MERGE = "dev.patchbay.openapi.merge..";
    private static final String COMPOSER = "dev.patchbay.composer..";
    private static final String KIT = "dev.patchbay.domain..";
    private static final String SHARED = "dev.patchbay.shared..";
    private static final String CUSTOMERS = "dev.patchbay.customers..";
    private static final String PRODUCTS = "dev.patchbay.products..";
    private static final String INVOICES = "dev.patchbay.invoices..";
    private static final String MIGRATOR = "dev.patchbay.migrator..";
    private static final String HOUSE = "dev.patchbay..";
    private static final DescribedPredicate<JavaClass> FACE = resideInAnyPackage(
            "dev.patchbay.openapi.merge",
            "dev.patchbay.composer",
            "dev.patchbay.domain",
            "dev.patchbay.migrator",
            "dev.patchbay.runtime");

    @ArchTest
    static final ArchRule mergerKnowsNothingOfTheHouseAndNoSpring = noClasses()
            .that()
            .resideInAPackage(MERGE)
            .should()
            .dependOnClassesThat(resideInAPackage("org.springframework..")
                    .or(resideInAPackage(HOUSE).and(not(resideInAPackage(MERGE)))))
            .because("it is a library for anyone");

    @ArchTest
    static final ArchRule composerKnowsOnlyTheMerger = noClasses()
            .that()
            .resideInAPackage(COMPOSER)
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
                    .or(resideInAPackage(HOUSE).and(not(resideInAnyPackage(COMPOSER, MERGE)))))
            .because("it knows no domain and no database");

    @ArchTest
    static final ArchRule kitKnowsNoDomain = mayDependOn(KIT);

    @ArchTest
    static final ArchRule sharedReferencesNoOtherDomain = mayDependOn(SHARED, KIT);

    @ArchTest
    static final ArchRule customersReferenceShared = mayDependOn(CUSTOMERS, SHARED, KIT);

    @ArchTest
    static final ArchRule productsReferenceNoOtherDomain = mayDependOn(PRODUCTS, KIT);

    @ArchTest
    static final ArchRule invoicesReferenceCustomersAndProducts =
            mayDependOn(INVOICES, CUSTOMERS, PRODUCTS, SHARED, KIT);

    @ArchTest
    static final ArchRule migratorKnowsNoService = mayDependOn(MIGRATOR);

    @ArchTest
    static final ArchRule reactorStaysInTheProxy = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.patchbay.composer.config..",
                    "dev.patchbay.composer.specs..",
                    "dev.patchbay.composer.platform..",
                    "dev.patchbay.composer.routing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("reactor..", "io.netty..")
            .because("what decides is plain, synchronous, immutable code that is tested without a server");

    /** A module's own package is its face: what stands behind it may know it, and it knows what stands behind it. */
    @ArchTest
    static final ArchRule packagesHaveNoCycles = SlicesRuleDefinition.slices()
            .matching("dev.patchbay.(**)")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(FACE, alwaysTrue())
            .ignoreDependency(alwaysTrue(), FACE);

    @ArchTest
    static final ArchRule packagesAreNamedAfterAFeature = noClasses()
            .should()
            .resideInAnyPackage("..impl..", "..util..", "..utils..", "..common..", "..helper..", "..helpers..")
            .because("a package's name says what lives there");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .because("a constructor says what a class needs");

    /** The Maven graph of the domain services is the foreign-key graph of the database. */
    private static ArchRule mayDependOn(String module, String... others) {
        return classes()
                .that()
                .resideInAPackage(module)
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage(HOUSE))
                        .or(resideInAPackage(module))
                        .or(resideInAnyPackage(others)));
    }
}
