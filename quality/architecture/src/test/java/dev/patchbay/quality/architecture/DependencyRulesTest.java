package dev.patchbay.quality.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who may know whom; the picture is in docs/architecture.md, the reasons are in each rule. */
@AnalyzeClasses(packages = "dev.patchbay", importOptions = ImportOption.DoNotIncludeTests.class)
class DependencyRulesTest {

    private static final String MERGE = "dev.patchbay.openapi.merge..";
    private static final String COMPOSER = "dev.patchbay.composer..";
    private static final String ENCRYPTION = "dev.patchbay.encryption..";
    private static final String TOKENS = "dev.patchbay.tokens..";
    private static final String PROBLEMS = "dev.patchbay.problems..";
    private static final String KIT = "dev.patchbay.domain..";
    private static final String MIGRATOR = "dev.patchbay.migrator..";
    private static final String[] DOMAINS = domains();
    private static final String HOUSE = "dev.patchbay..";
    private static final DescribedPredicate<JavaClass> FACE = resideInAnyPackage(
            "dev.patchbay.composer", "dev.patchbay.domain", "dev.patchbay.migrator", "dev.patchbay.runtime");

    @ArchTest
    static final ArchRule mergerKnowsProblemsOnlyAndNoSpring = noClasses()
            .that()
            .resideInAPackage(MERGE)
            .should()
            .dependOnClassesThat(resideInAPackage("org.springframework..")
                    .or(resideInAPackage(HOUSE).and(not(resideInAnyPackage(MERGE, PROBLEMS)))))
            .because("it is a library for anyone");

    @ArchTest
    static final ArchRule composerKnowsTheMergerTokensAndProblems = noClasses()
            .that()
            .resideInAPackage(COMPOSER)
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
                    .or(resideInAPackage(HOUSE).and(not(resideInAnyPackage(COMPOSER, MERGE, TOKENS, PROBLEMS)))))
            .because("it knows no domain and no database");

    @ArchTest
    static final ArchRule kitKnowsNoDomain = mayDependOn(new String[] {KIT}, ENCRYPTION, TOKENS, PROBLEMS);

    @ArchTest
    static final ArchRule domainsKnowTheKitProblemsAndDomains = mayDependOn(DOMAINS, KIT, PROBLEMS);

    /** The graph of the domains is the foreign-key graph of their tables. */
    @ArchTest
    static final ArchRule domainKnowsWhatItsRecordsReferTo =
            classes().that().resideInAnyPackage(DOMAINS).should(useNoDomainThatNoRecordRefersTo());

    @ArchTest
    static final ArchRule migratorKnowsNoService = mayDependOn(new String[] {MIGRATOR}, ENCRYPTION);

    @ArchTest
    static final ArchRule encryptionKnowsNothingOfTheHouse = mayDependOn(new String[] {ENCRYPTION});

    @ArchTest
    static final ArchRule tokensKnowNothingOfTheHouse = mayDependOn(new String[] {TOKENS});

    @ArchTest
    static final ArchRule problemsUseTheJdkAlone = classes()
            .that()
            .resideInAPackage(PROBLEMS)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(PROBLEMS, "java..", "org.jspecify..")
            .because("every module may use them");

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

    private static ArchRule mayDependOn(String[] module, String... others) {
        return classes()
                .that()
                .resideInAnyPackage(module)
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage(HOUSE))
                        .or(resideInAnyPackage(module))
                        .or(resideInAnyPackage(others)));
    }

    /** The packages of whichever services there are: a new domain is held to the rules without a line written here. */
    private static String[] domains() {
        return ServiceDescription.onClassPath().stream()
                .map(service -> service.packageName() + "..")
                .toArray(String[]::new);
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

    /** The package of each domain to those that its records refer to. */
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
