package id.etalase.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static id.etalase.testkit.ArchitectureWords.HTTP_METHOD;
import static id.etalase.testkit.ArchitectureWords.INJECTED;
import static id.etalase.testkit.ArchitectureWords.MODEL;
import static id.etalase.testkit.ArchitectureWords.OUTBOX_OR_PERSISTENCE;
import static id.etalase.testkit.ArchitectureWords.RECORD_BY_NAME_OR_EVENT;
import static id.etalase.testkit.ArchitectureWords.RESOURCE;
import static id.etalase.testkit.ArchitectureWords.SYSTEM_TIME_OR_RANDOM_ID;
import static id.etalase.testkit.ArchitectureWords.allowedInModel;
import static id.etalase.testkit.ArchitectureWords.mentionNoEntity;
import static id.etalase.testkit.ArchitectureWords.ourOther;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The shape that all services share, as rules that run. A service takes them over with one test:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> the_service_has_the_common_shape() {
 *     return ServiceArchitecture.of("id.etalase.partnerships");
 * }
 * }</pre>
 */
public final class ServiceArchitecture {

    private ServiceArchitecture() {
    }

    /**
     * One test for each rule, on the production classes of a service.
     *
     * @param root the root package of the service; the packages below it are its features
     */
    public static Stream<DynamicTest> of(String root) {
        return tests(root, rules(root));
    }

    /**
     * One test for each rule that a library of ours must keep too.
     *
     * @param root the root package of the library
     */
    public static Stream<DynamicTest> ofLibrary(String root) {
        return tests(root, List.of(noCycles(root), constructorInjection(), noInjectionIntoMethods(), onlyOurselves(root)));
    }

    static List<ArchRule> rules(String root) {
        return List.of(noCycles(root), pureModel(root), transactionsInServices(), transactionalClassesAreServices(),
                resourcesLeaveStorageAlone(), bordersAreRecords(), noEntityOutside(), httpMethodsArePublic(),
                constructorInjection(), noInjectionIntoMethods(), timeAndIdsComeIn(), onlyTheRelayWritesToKafka(),
                onlyOurselves(root));
    }

    private static Stream<DynamicTest> tests(String root, List<ArchRule> rules) {
        JavaClasses classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        return rules.stream().map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes)));
    }

    static ArchRule noCycles(String root) {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true)
                .because("features that need each other are one feature, and nobody can read either alone");
    }

    static ArchRule pureModel(String root) {
        return classes().that(MODEL).should().onlyDependOnClassesThat(allowedInModel(root)).allowEmptyShould(true)
                .because("rules that need no framework can be read and tested without one");
    }

    static ArchRule transactionsInServices() {
        return methods().that().areAnnotatedWith("jakarta.transaction.Transactional").should().beDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Service").allowEmptyShould(true)
                .because("one method of a service is one use case and one transaction");
    }

    static ArchRule transactionalClassesAreServices() {
        return classes().that().areAnnotatedWith("jakarta.transaction.Transactional").should()
                .haveSimpleNameEndingWith("Service").allowEmptyShould(true)
                .because("one method of a service is one use case and one transaction");
    }

    static ArchRule resourcesLeaveStorageAlone() {
        return noClasses().that(RESOURCE).should().dependOnClassesThat(OUTBOX_OR_PERSISTENCE).allowEmptyShould(true)
                .because("a resource is about HTTP only; a change outside of its service would go without its event");
    }

    static ArchRule bordersAreRecords() {
        return classes().that(RECORD_BY_NAME_OR_EVENT).should().beRecords().allowEmptyShould(true)
                .because("what crosses a border is a value: complete, unchanging, and visible at a glance");
    }

    static ArchRule noEntityOutside() {
        return methods().that().areDeclaredInClassesThat(RESOURCE).and(HTTP_METHOD).should(mentionNoEntity())
                .allowEmptyShould(true).because("an entity in a signature makes its table part of the API");
    }

    static ArchRule httpMethodsArePublic() {
        return methods().that(HTTP_METHOD).should().bePublic().allowEmptyShould(true)
                .because("Quarkus REST silently answers 404 for a resource method that is not public");
    }

    static ArchRule constructorInjection() {
        return noFields().should().beAnnotatedWith(INJECTED).allowEmptyShould(true)
                .because("a constructor says what a class needs, and plain tests can call it");
    }

    static ArchRule noInjectionIntoMethods() {
        return noMethods().should().beAnnotatedWith(INJECTED).allowEmptyShould(true)
                .because("a constructor says what a class needs, and plain tests can call it");
    }

    static ArchRule timeAndIdsComeIn() {
        return noClasses().should().callMethodWhere(SYSTEM_TIME_OR_RANDOM_ID).allowEmptyShould(true)
                .because("time comes from the Clock bean and ids from Ids, so that tests can set them");
    }

    static ArchRule onlyTheRelayWritesToKafka() {
        return noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.kafka.clients.producer..")
                .allowEmptyShould(true)
                .because("what is sent past the outbox is lost in a crash, or told although it was rolled back");
    }

    static ArchRule onlyOurselves(String root) {
        return noClasses().should().dependOnClassesThat(ourOther(root)).allowEmptyShould(true)
                .because("services know each other by id and by events, and the kit knows no service");
    }
}
