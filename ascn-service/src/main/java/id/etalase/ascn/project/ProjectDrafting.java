package id.etalase.ascn.project;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import id.etalase.ascn.Texts;
import id.etalase.ascn.city.City;
import id.etalase.ascn.city.CityRepository;
import id.etalase.ascn.memberstate.MemberStates;
import id.etalase.ascn.vocabulary.Vocabularies;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.time.JakartaTime;

/** Finds what a written project names, and checks what can be wrong about it. */
@ApplicationScoped
class ProjectDrafting {

    private final ProjectRepository projects;
    private final CityRepository cities;
    private final MemberStates memberStates;
    private final Vocabularies vocabularies;
    private final ProjectLinks links;
    private final Clock clock;

    ProjectDrafting(ProjectRepository projects, CityRepository cities, MemberStates memberStates, Vocabularies vocabularies,
            ProjectLinks links, Clock clock) {
        this.projects = projects;
        this.cities = cities;
        this.memberStates = memberStates;
        this.vocabularies = vocabularies;
        this.links = links;
        this.clock = clock;
    }

    /** The city that a project names. */
    City city(ProjectRequest request) {
        return cities.findByName(request.city())
                .orElseThrow(() -> new RuleViolation(new FieldError("/city", "unknown-city", Map.of("value", request.city()))));
    }

    /**
     * @param itself the project that is changed; null for a new one
     * @throws RuleViolation with every field that is wrong
     */
    Drafted resolve(ProjectRequest request, Project itself) {
        List<FieldError> errors = new ArrayList<>();
        City city = city(request);
        Project parent = linked("/parent", request.parent(), errors);
        if (parent != null && parent.city() != city) {
            errors.add(new FieldError("/parent", "of-another-city", Map.of("value", request.parent())));
        }
        Project successor = linked("/successor", request.successor(), errors);
        if (itself != null) {
            links.check(itself, parent, successor, errors);
        }
        checkTexts(request, errors);
        vocabularies.topics().check(request.topics(), "topics", errors);
        vocabularies.challenges().check(request.challenges(), "challenges", errors);
        vocabularies.serviceKinds().check(request.serviceKinds(), "serviceKinds", errors);
        memberStates.misplaced(request.coordinates(), city.country(), "/coordinates").ifPresent(errors::add);
        LocalDate today = JakartaTime.today(clock);
        if (itself == null && request.since() != null && request.since().isAfter(today)) {
            errors.add(new FieldError("/since", "in-the-future"));
        }
        checkMilestones(request.milestones(), today, errors);
        checkDistinct(request.agreements(), errors);
        if (!request.reportedAlone() && parent == null) {
            errors.add(new FieldError("/reportedAlone", "only-parts-count-with-another"));
        }
        if (!errors.isEmpty()) {
            throw new RuleViolation(errors);
        }
        return new Drafted(request, city, parent, successor);
    }

    private static void checkTexts(ProjectRequest request, List<FieldError> errors) {
        Texts.check(request.name(), "/name", errors);
        Texts.check(request.description(), "/description", errors);
        Texts.check(request.problem(), "/problem", errors);
        for (int i = 0; i < request.aims().size(); i++) {
            Texts.check(request.aims().get(i).text(), "/aims/" + i, errors);
        }
    }

    private static void checkMilestones(List<Milestone> milestones, LocalDate today, List<FieldError> errors) {
        for (int i = 0; i < milestones.size(); i++) {
            Texts.check(milestones.get(i).name(), "/milestones/" + i + "/name", errors);
            LocalDate reached = milestones.get(i).reachedOn();
            if (reached != null && reached.isAfter(today)) {
                errors.add(new FieldError("/milestones/" + i + "/reachedOn", "in-the-future"));
            }
        }
    }

    private static void checkDistinct(List<UUID> agreements, List<FieldError> errors) {
        for (int i = 0; i < agreements.size(); i++) {
            if (agreements.indexOf(agreements.get(i)) < i) {
                errors.add(new FieldError("/agreements/" + i, "named-twice", Map.of("value", agreements.get(i))));
            }
        }
    }

    private Project linked(String pointer, String name, List<FieldError> errors) {
        if (name == null) {
            return null;
        }
        Optional<Project> found = projects.findByName(name);
        if (found.isEmpty()) {
            errors.add(new FieldError(pointer, "unknown-project", Map.of("value", name)));
        }
        return found.orElse(null);
    }
}
