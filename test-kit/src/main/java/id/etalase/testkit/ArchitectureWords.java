package id.etalase.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** The words that {@link ServiceArchitecture} speaks in. */
final class ArchitectureWords {

    private static final Set<String> STORED = Set.of("jakarta.persistence.Entity", "jakarta.persistence.Embeddable",
            "jakarta.persistence.MappedSuperclass");
    private static final Set<String> HTTP_VERBS = Set.of("jakarta.ws.rs.GET", "jakarta.ws.rs.POST", "jakarta.ws.rs.PUT",
            "jakarta.ws.rs.PATCH", "jakarta.ws.rs.DELETE", "jakarta.ws.rs.HEAD", "jakarta.ws.rs.OPTIONS");
    private static final Set<String> INJECTIONS = Set.of("jakarta.inject.Inject",
            "org.eclipse.microprofile.config.inject.ConfigProperty", "jakarta.persistence.PersistenceContext",
            "jakarta.annotation.Resource");
    private static final Set<String> CLOCKS = Set.of("now", "systemUTC", "systemDefaultZone", "currentTimeMillis");

    /** Entities and what they are made of, enums, and events. */
    static final DescribedPredicate<JavaClass> MODEL = describe("are entities, enums or events",
            type -> annotatedWithOneOf(type, STORED) || type.isEnum() || isEvent(type));

    static final DescribedPredicate<JavaClass> RESOURCE = describe("are resources",
            type -> type.getSimpleName().endsWith("Resource"));

    static final DescribedPredicate<JavaClass> OUTBOX_OR_PERSISTENCE = describe("are the outbox or the entity manager",
            type -> type.getName().endsWith(".kit.outbox.Outbox")
                    || type.getName().equals("jakarta.persistence.EntityManager"));

    static final DescribedPredicate<JavaClass> RECORD_BY_NAME_OR_EVENT = describe("are requests, responses or events",
            type -> !type.isInterface()
                    && (type.getSimpleName().endsWith("Request") || type.getSimpleName().endsWith("Response")
                            || isEvent(type)));

    static final DescribedPredicate<JavaMethod> HTTP_METHOD = describe("answer HTTP",
            method -> annotatedWithOneOf(method, HTTP_VERBS));

    static final DescribedPredicate<JavaAnnotation<?>> INJECTED = describe("something to inject",
            annotation -> INJECTIONS.contains(annotation.getRawType().getName()));

    /** Reading the system clock or making an id; {@code now(clock)} is neither. */
    static final DescribedPredicate<JavaMethodCall> SYSTEM_TIME_OR_RANDOM_ID = describe("reads the system clock or makes an id",
            call -> {
                JavaClass owner = call.getTargetOwner();
                boolean clock = CLOCKS.contains(call.getName()) && !call.getTarget().getRawParameterTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(Clock.class));
                return clock && (owner.getPackageName().startsWith("java.time") || owner.isEquivalentTo(System.class))
                        || owner.isEquivalentTo(UUID.class) && call.getName().equals("randomUUID");
            });

    private ArchitectureWords() {
    }

    /**
     * What the model of a service may use: itself, the language, the persistence annotations and the kit. A request is
     * plain data, and the command that an entity takes.
     */
    static DescribedPredicate<JavaClass> allowedInModel(String root) {
        DescribedPredicate<JavaClass> model = describe("their own model",
                type -> Stream.of("Resource", "Service", "Repository").noneMatch(type.getSimpleName()::endsWith));
        return resideInAnyPackage("java..", "jakarta.persistence..", "jakarta.validation..", "..kit..", "org.jspecify..",
                "org.hibernate.annotations..", "org.hibernate.type..", "com.fasterxml.jackson.annotation..")
                .or(resideInAPackage(root + "..").and(model))
                .as("java, Jakarta Persistence and Validation, the kit and their own model");
    }

    /** What belongs to the suite, but neither to this part of it nor to the kit. */
    static DescribedPredicate<JavaClass> ourOther(String root) {
        return resideInAPackage("id.etalase..").and(DescribedPredicate.not(resideInAnyPackage(root + "..", "id.etalase.kit..")))
                .as("belong to another part of the suite");
    }

    static ArchCondition<JavaMethod> mentionNoEntity() {
        return new ArchCondition<>("mention no entity") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                        .filter(type -> type.isAnnotatedWith("jakarta.persistence.Entity"))
                        .forEach(entity -> events.add(SimpleConditionEvent.violated(method,
                                method.getFullName() + " mentions the entity " + entity.getSimpleName())));
            }
        };
    }

    private static boolean isEvent(JavaClass type) {
        return type.getAllRawInterfaces().stream().anyMatch(parent -> parent.getName().endsWith(".kit.outbox.DomainEvent"));
    }

    private static boolean annotatedWithOneOf(CanBeAnnotated place, Set<String> annotations) {
        return annotations.stream().anyMatch(place::isAnnotatedWith);
    }
}
