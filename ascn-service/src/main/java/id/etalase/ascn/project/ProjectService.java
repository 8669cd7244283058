package id.etalase.ascn.project;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.ascn.Texts;
import id.etalase.ascn.WriteAccess;
import id.etalase.ascn.city.City;
import id.etalase.ascn.city.CityEvent;
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
import id.etalase.kit.time.JakartaTime;

/** Registers, edits and moves projects. Each city's own officer and its country's representative write. */
@ApplicationScoped
class ProjectService {

    private final ProjectRepository projects;
    private final ProjectDrafting drafting;
    private final ProjectLinks links;
    private final WriteAccess access;
    private final MergePatch mergePatch;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    ProjectService(ProjectRepository projects, ProjectDrafting drafting, ProjectLinks links, WriteAccess access,
            MergePatch mergePatch, Outbox outbox, Ids ids, Clock clock) {
        this.projects = projects;
        this.drafting = drafting;
        this.links = links;
        this.access = access;
        this.mergePatch = mergePatch;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Puts a planned project on record. It must name the problem that it solves.
     *
     * @throws Conflict {@code slug-taken} when another has the slug that was asked for
     */
    @Transactional
    Tagged<ProjectResponse> register(ProjectRequest request) {
        City city = drafting.city(request);
        Actor actor = access.toCity(city.slug(), city.country());
        if (request.problem() == null) {
            throw new RuleViolation(new FieldError("/problem", "required"));
        }
        LocalDate since = request.since() == null ? JakartaTime.today(clock) : request.since();
        StepRequest planned = new StepRequest(ProjectStatus.PLANNING, since, null, null);
        Project project = enter(request, History.NONE, planned, List.of(), actor);
        return new Tagged<>(ProjectResponse.from(project), project.tag());
    }

    /**
     * Puts a project on record for an actor whose right to do so is settled.
     *
     * @param first the first status that is known
     * @param later what is known of later days, in order
     */
    @Transactional
    Project enter(ProjectRequest request, History history, StepRequest first, List<StepRequest> later, Actor actor) {
        links.lock();
        Drafted drafted = drafting.resolve(request, null);
        Instant now = clock.instant();
        Project project = new Project(ids.next(), slugOf(request), drafted, history, ids.next(), first, actor, now);
        later.forEach(step -> project.know(new ProjectStep(ids.next(), project, step, actor, now)));
        projects.persistAndFlush(project);
        if (project.successor() != null) {
            links.relink(project, null);
        }
        outbox.append(project.registered(actor));
        return project;
    }

    /** Changes what the patch names, when the caller has seen the present version. */
    @Transactional
    Tagged<ProjectResponse> update(String slugOrId, IfMatch ifMatch, JsonNode patch) {
        links.lock();
        Project project = projects.getForChange(slugOrId);
        Actor actor = access.toCity(project.city().slug(), project.city().country());
        ifMatch.check(project.tag());
        ProjectRequest before = project.toRequest();
        ProjectRequest after = mergePatch.apply(before, patch, ProjectRequest.class);
        if (before.problem() != null && after.problem() == null) {
            throw new RuleViolation(new FieldError("/problem", "required"));
        }
        Project formerSuccessor = project.successor();
        Optional<ProjectEvent> event = project.update(before, drafting.resolve(after, project), actor, clock.instant());
        event.ifPresent(happened -> {
            projects.flush();
            outbox.append(happened);
        });
        if (project.successor() != formerSuccessor) {
            links.relink(project, formerSuccessor);
        }
        return new Tagged<>(ProjectResponse.from(project), project.tag());
    }

    /** Tells anew of the projects of a city that is called otherwise now. */
    void follow(@Observes CityEvent.Updated renamed) {
        CityEvent.Change city = renamed.change();
        for (Project project : projects.listByCity(city.city().id())) {
            ProjectEvent event = project.cityRenamed(city.actor(), city.at());
            projects.flush();
            outbox.append(event);
        }
    }

    /**
     * Moves a project to another status.
     *
     * @param ifMatch the version that the caller has seen; null when the caller does not say
     * @throws RuleViolation when it lies in the future, or a reason is missing
     */
    @Transactional
    Tagged<ProjectResponse> take(String slugOrId, IfMatch ifMatch, StepRequest request) {
        Project project = projects.getForChange(slugOrId);
        Actor actor = access.toCity(project.city().slug(), project.city().country());
        if (ifMatch != null) {
            ifMatch.check(project.tag());
        }
        if (request.occurredOn().isAfter(JakartaTime.today(clock))) {
            throw new RuleViolation(new FieldError("/occurredOn", "in-the-future"));
        }
        boolean needsReason = request.to() == ProjectStatus.PAUSED || request.to() == ProjectStatus.CANCELLED;
        if (needsReason && request.reason() == null) {
            throw new RuleViolation(new FieldError("/reason", "required-by-step"));
        }
        ProjectEvent event = project.take(ids.next(), request, actor, clock.instant());
        projects.flush();
        outbox.append(event);
        return new Tagged<>(ProjectResponse.from(project), project.tag());
    }

    private String slugOf(ProjectRequest request) {
        if (request.slug() == null) {
            return Slugs.unused(Texts.either(request.name()), "project", slug -> projects.findByName(slug).isPresent());
        }
        if (projects.findByName(request.slug()).isPresent()) {
            throw new Conflict("slug-taken", Map.of("slug", request.slug()));
        }
        return request.slug();
    }
}
