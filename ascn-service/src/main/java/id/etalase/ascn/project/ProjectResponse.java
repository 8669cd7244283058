package id.etalase.ascn.project;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.ascn.city.City;
import id.etalase.ascn.vocabulary.FocusArea;
import id.etalase.kit.country.Pillar;
import id.etalase.kit.geo.Coordinates;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.Note;

/** A project as everybody sees it. */
@Schema(description = "A project of a city; a member that is absent is unknown or not applicable.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProjectResponse(
        UUID id,
        String slug,
        CityReference city,
        Note name,
        List<String> otherNames,
        Note description,
        @Schema(description = "The problem it solves for people.") Note problem,
        FocusArea focusArea,
        List<String> topics,
        List<String> challenges,
        List<String> serviceKinds,
        List<String> technologies,
        Pillar pillar,
        PlaceLevel level,
        List<Aim> aims,
        List<Milestone> milestones,
        List<ProjectPartner> partners,
        List<UUID> agreements,
        ProjectStatus status,
        @Schema(description = "From which day on it had this status beyond doubt.") LocalDate statusKnownOn,
        @Schema(description = "Slug of the project of which it is a part.") String parent,
        @Schema(description = "Slug of the project as which it goes on.") String successor,
        @Schema(description = "Whether totals count it on its own; false for a part that counts with its whole.") boolean reportedAlone,
        @Schema(description = "Whether the action plans of 2018 name it.") PlanMention in2018ActionPlan,
        @Schema(description = "The yearly reports known to list it.") List<Integer> reports,
        @Schema(description = "Its own place; absent when the city's stands for it.") Coordinates coordinates,
        Provenance provenance,
        Instant createdAt,
        Instant updatedAt) {

    /** A city as projects show it. */
    @Schema(description = "A city as others show it.")
    public record CityReference(UUID id, String slug, BilingualText name, String country) {

        public static CityReference to(City city) {
            return new CityReference(city.id(), city.slug(), city.name(), city.country());
        }
    }

    static ProjectResponse from(Project project) {
        return from(project, project.status(), project.statusDay());
    }

    /** The project with the status it had on a day on which it is known to have been there. */
    static ProjectResponse asOf(Project project, LocalDate day) {
        return project.steps().stream().filter(step -> !step.day().isAfter(day)).reduce((earlier, later) -> later)
                .map(step -> from(project, step.status(), step.day())).orElseGet(() -> from(project));
    }

    private static ProjectResponse from(Project project, ProjectStatus status, LocalDate statusDay) {
        ProjectRequest what = project.toRequest();
        return new ProjectResponse(project.id(), what.slug(), CityReference.to(project.city()), what.name(), what.otherNames(),
                what.description(), what.problem(), what.focusArea(), what.topics(), what.challenges(), what.serviceKinds(),
                what.technologies(), what.pillar(), what.level(), what.aims(), what.milestones(), what.partners(),
                what.agreements(), status, statusDay, what.parent(), what.successor(), what.reportedAlone(),
                project.in2018ActionPlan(), project.reports(), what.coordinates(), what.provenance(), project.createdAt(),
                project.updatedAt());
    }
}
