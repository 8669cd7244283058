package id.etalase.ascn.practice;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.ascn.ConstraintNames;
import id.etalase.ascn.Texts;
import id.etalase.ascn.WriteAccess;
import id.etalase.ascn.city.City;
import id.etalase.ascn.city.CityEvent;
import id.etalase.ascn.city.CityRepository;
import id.etalase.ascn.project.Project;
import id.etalase.ascn.project.ProjectRepository;
import id.etalase.ascn.vocabulary.Vocabularies;
import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.http.Tagged;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.Outbox;
import id.etalase.kit.text.Slugs;
import id.etalase.kit.time.Ids;

/** Keeps practices. The city that did it writes about it; the city that took it over says so itself. */
@ApplicationScoped
class PracticeService {

    private final PracticeRepository practices;
    private final CityRepository cities;
    private final ProjectRepository projects;
    private final Vocabularies vocabularies;
    private final WriteAccess access;
    private final MergePatch mergePatch;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    PracticeService(PracticeRepository practices, CityRepository cities, ProjectRepository projects,
            Vocabularies vocabularies, WriteAccess access, MergePatch mergePatch, Outbox outbox, Ids ids, Clock clock) {
        this.practices = practices;
        this.cities = cities;
        this.projects = projects;
        this.vocabularies = vocabularies;
        this.access = access;
        this.mergePatch = mergePatch;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Puts a practice on record.
     *
     * @throws Conflict {@code slug-taken} when another has the slug that was asked for
     */
    @Transactional
    Tagged<PracticeResponse> register(PracticeRequest request) {
        City city = city(request.city());
        Actor actor = access.toCity(city.slug(), city.country());
        if (request.contactOffice() == null) {
            throw new RuleViolation(new FieldError("/contactOffice", "required"));
        }
        return tagged(enter(request, actor));
    }

    /** Puts a practice on record for an actor whose right to do so is settled. */
    @Transactional
    Practice enter(PracticeRequest request, Actor actor) {
        Drafted drafted = resolve(request);
        Practice practice = new Practice(ids.next(), slugOf(request), drafted, clock.instant());
        practices.persistAndFlush(practice);
        outbox.append(practice.registered(actor));
        return practice;
    }

    /** Changes what the patch names, when the caller has seen the present version. */
    @Transactional
    Tagged<PracticeResponse> update(String slugOrId, IfMatch ifMatch, JsonNode patch) {
        Practice practice = practices.getForChange(slugOrId);
        Actor actor = access.toCity(practice.city().slug(), practice.city().country());
        ifMatch.check(practice.tag());
        PracticeRequest before = practice.toRequest();
        PracticeRequest after = mergePatch.apply(before, patch, PracticeRequest.class);
        if (before.contactOffice() != null && after.contactOffice() == null) {
            throw new RuleViolation(new FieldError("/contactOffice", "required"));
        }
        practice.update(before, resolve(after), actor, clock.instant()).ifPresent(event -> {
            practices.flush();
            outbox.append(event);
        });
        return tagged(practice);
    }

    /**
     * Puts on record that a city took a practice over, in the name of that city.
     *
     * @throws Conflict {@code already-adopted} when it did so before
     */
    @Transactional
    Tagged<PracticeResponse> adopt(String slugOrId, AdoptionRequest request) {
        Practice practice = practices.getForChange(slugOrId);
        City by = city(request.city());
        Actor actor = access.toCity(by.slug(), by.country());
        List<FieldError> errors = new ArrayList<>();
        Texts.check(request.note(), "/note", errors);
        refuse(errors);
        PracticeEvent event = practice.adopt(ids.next(), by, request, actor, clock.instant());
        ConstraintNames.asConflict("practice_adoption_taken", "already-adopted", Map.of("city", by.slug()), () -> {
            practices.flush();
            return practice;
        });
        outbox.append(event);
        return tagged(practice);
    }

    /** Tells anew of the practices of a city that is called otherwise now. */
    void follow(@Observes CityEvent.Updated renamed) {
        CityEvent.Change city = renamed.change();
        for (Practice practice : practices.list("city.id = ?1 order by slug", city.city().id())) {
            PracticeEvent event = practice.cityRenamed(city.actor(), city.at());
            practices.flush();
            outbox.append(event);
        }
    }

    private Drafted resolve(PracticeRequest request) {
        List<FieldError> errors = new ArrayList<>();
        City city = city(request.city());
        Project project = request.project() == null ? null : projects.findByName(request.project()).orElse(null);
        if (request.project() != null && project == null) {
            errors.add(new FieldError("/project", "unknown-project", Map.of("value", request.project())));
        } else if (project != null && project.city() != city) {
            errors.add(new FieldError("/project", "of-another-city", Map.of("value", request.project())));
        }
        Texts.check(request.title(), "/title", errors);
        Texts.check(request.what(), "/what", errors);
        Texts.check(request.result(), "/result", errors);
        vocabularies.topics().check(request.topics(), "topics", errors);
        vocabularies.challenges().check(request.challenges(), "challenges", errors);
        refuse(errors);
        return new Drafted(request, city, project);
    }

    private City city(String name) {
        return cities.findByName(name)
                .orElseThrow(() -> new RuleViolation(new FieldError("/city", "unknown-city", Map.of("value", name))));
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new RuleViolation(errors);
        }
    }

    private String slugOf(PracticeRequest request) {
        if (request.slug() == null) {
            return Slugs.unused(Texts.either(request.title()), "practice", slug -> practices.findByName(slug).isPresent());
        }
        if (practices.findByName(request.slug()).isPresent()) {
            throw new Conflict("slug-taken", Map.of("slug", request.slug()));
        }
        return request.slug();
    }

    private static Tagged<PracticeResponse> tagged(Practice practice) {
        return new Tagged<>(PracticeResponse.from(practice), practice.tag());
    }
}
