package dev.patchbay.quality.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.patchbay.domain.service.ServiceDescription;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Dependencies between modules, packages and domains; docs/architecture.md draws them, each rule has its reason. */
@AnalyzeClasses(packages = "dev.patchbay", importOptions = ImportOption.DoNotIncludeTests.class)
class DependencyRulesTest {

    private static final String MERGE = "dev.patchbay.openapi.merge..";
    private static final String COMPOSER = "dev.patchbay.composer..";
    private static final String ENCRYPTION = "dev.patchbay.encryption..";
    private static final String TOKENS = "dev.patchbay.tokens..";
    private static final String PROBLEMS = "dev.patchbay.problems..";
    private static final String TESTING = "dev.patchbay.testing..";
    private static final String KIT = "dev.patchbay.domain..";
    private static final String MIGRATOR = "dev.patchbay.migrator..";
    private static final String RUNTIME = "dev.patchbay.runtime..";
    private static final String[] FOUNDATION = {PROBLEMS, TOKENS, ENCRYPTION, TESTING};
    private static final String[] DOMAINS = domains();
    private static final String PATCHBAY = "dev.patchbay..";

    @ArchTest
    static final ArchRule openapiMergeUsesNoSpringAndOnlyProblems = noClasses()
            .that()
            .resideInAPackage(MERGE)
            .should()
            .dependOnClassesThat(resideInAPackage("org.springframework..")
                    .or(resideInAPackage(PATCHBAY).and(not(resideInAnyPackage(MERGE, PROBLEMS)))))
            .because("it is a library of its own");

    @ArchTest
    static final ArchRule composerUsesNoDomainAndNoDatabase = noClasses()
            .that()
            .resideInAPackage(COMPOSER)
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
                    .or(resideInAPackage(PATCHBAY).and(not(resideInAnyPackage(COMPOSER, MERGE, TOKENS, PROBLEMS)))))
            .because("it knows no domain and no database");

    @ArchTest
    static final ArchRule kitUsesNoDomain = mayDependOn(new String[] {KIT}, ENCRYPTION, TOKENS, PROBLEMS);

    @ArchTest
    static final ArchRule domainsUseTheKitAndDomains = mayDependOn(DOMAINS, KIT, PROBLEMS);

    /** The graph of the domains is the foreign-key graph of their tables. */
    @ArchTest
    static final ArchRule domainUsesOnlyDomainsThatItsRecordsReferTo =
            classes().that().resideInAnyPackage(DOMAINS).should(useNoDomainThatNoRecordRefersTo());

    @ArchTest
    static final ArchRule migratorUsesNoService = mayDependOn(new String[] {MIGRATOR}, ENCRYPTION);

    @ArchTest
    static final ArchRule encryptionUsesNoOtherModule = mayDependOn(new String[] {ENCRYPTION});

    @ArchTest
    static final ArchRule tokensUseNoOtherModule = mayDependOn(new String[] {TOKENS});

    @ArchTest
    static final ArchRule problemsUseTheJdkAlone = classes()
            .that()
            .resideInAPackage(PROBLEMS)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(PROBLEMS, "java..", "org.jspecify..")
            .because("every module may use them");

    /** The order of docs/architecture.md, from top to bottom. */
    @ArchTest
    static final ArchRule modulesUseOnlyThoseBelowThem = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("runtime")
            .definedBy(RUNTIME)
            .layer("domains")
            .definedBy(DOMAINS)
            .layer("composer")
            .definedBy(COMPOSER)
            .layer("kit")
            .definedBy(KIT)
            .layer("migrator")
            .definedBy(MIGRATOR)
            .layer("openapi-merge")
            .definedBy(MERGE)
            .layer("foundation")
            .definedBy(FOUNDATION)
            .whereLayer("runtime")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("domains")
            .mayOnlyBeAccessedByLayers("runtime")
            .whereLayer("composer")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("kit")
            .mayOnlyBeAccessedByLayers("domains", "runtime")
            .whereLayer("migrator")
            .mayOnlyBeAccessedByLayers("runtime")
            .whereLayer("openapi-merge")
            .mayOnlyBeAccessedByLayers("composer")
            .whereLayer("foundation")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule packagesHaveNoCycles = SlicesRuleDefinition.slices()
            .matching("dev.patchbay.(**)")
            .should()
            .beFreeOfCycles()
            .because("who changes a package has to know only those below it");

    @ArchTest
    static final ArchRule simpleNamesStandOnceInAModule = classes()
            .that()
            .resideInAPackage(PATCHBAY)
            .and()
            .areNotAnonymousClasses()
            .and()
            .doNotHaveModifier(JavaModifier.PRIVATE)
            .and()
            .doNotHaveSimpleName("package-info")
            .and()
            .doNotHaveSimpleName("Builder")
            .should(haveNamesOfTheirOwn())
            .because("a reader who sees a name must know what it means (docs/glossary.md)");

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

    private static ArchRule mayDependOn(String[] module, String... others) {
        return classes()
                .that()
                .resideInAnyPackage(module)
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage(PATCHBAY))
                        .or(resideInAnyPackage(module))
                        .or(resideInAnyPackage(others)));
    }

    /** Returns the packages of the services on the class path, so that the rules apply to a new domain, too. */
    private static String[] domains() {
        return ServiceDescription.onClassPath().stream()
                .map(service -> service.packageName() + "..")
                .toArray(String[]::new);
    }

    private static ArchCondition<JavaClass> haveNamesOfTheirOwn() {
        return new ArchCondition<>("have a simple name that no other class of their module has") {
            private final Map<String, Set<String>> classesByName = new TreeMap<>();

            @Override
            public void init(Collection<JavaClass> all) {
                for (JavaClass each : all) {
                    classesByName
                            .computeIfAbsent(key(each), _ -> new TreeSet<>())
                            .add(each.getName());
                }
            }

            @Override
            public void check(JavaClass each, ConditionEvents events) {
                Set<String> namesakes = classesByName.getOrDefault(key(each), Set.of());
                if (namesakes.size() > 1) {
                    events.add(SimpleConditionEvent.violated(each, String.join(" and ", namesakes)));
                }
            }
        };
    }

    /** Returns the module of a class, by the folder or jar that it is in, with its simple name. */
    private static String key(JavaClass each) {
        String place =
                each.getSource().map(source -> source.getUri().toString()).orElse("");
        return place.replaceAll("/dev/patchbay/.*", "") + " " + each.getSimpleName();
    }

    private static ArchCondition<JavaClass> useNoDomainThatNoRecordRefersTo() {
        Map<String, Set<String>> references = references();
        return new ArchCondition<>("use no domain that no record of theirs refers to") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                Set<String> allowed = references.getOrDefault(user.getPackageName(), Set.of());
                for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                    String used = dependency.getTargetClass().getPackageName();
                    if (references.containsKey(used)
                            && !used.equals(user.getPackageName())
                            && !allowed.contains(used)) {
                        events.add(SimpleConditionEvent.violated(user, dependency.getDescription()));
                    }
                }
            }
        };
    }

    /** Returns the package of each domain, with the packages that its records refer to. */
    private static Map<String, Set<String>> references() {
        Map<String, Set<String>> references = new HashMap<>();
        for (ServiceDescription service : ServiceDescription.onClassPath()) {
            Set<String> others = references.computeIfAbsent(service.packageName(), _ -> new HashSet<>());
            for (Class<?> table : service.records()) {
                for (RecordComponent component : table.getRecordComponents()) {
                    if (component.getGenericType() instanceof ParameterizedType type
                            && type.getActualTypeArguments()[0] instanceof Class<?> target) {
                        others.add(target.getPackageName());
                    }
                }
            }
        }
        return references;
    }
}
