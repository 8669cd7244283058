package id.etalase.ascn.project;

import java.time.LocalDate;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import id.etalase.ascn.vocabulary.FocusArea;
import id.etalase.kit.country.Pillar;

/** Which projects a caller asks for; what is absent does not narrow the list. */
public record ProjectFilter(
        @QueryParam("q") @Size(max = 200) @Parameter(description = "Words that a name must hold: its own, an earlier or a later one of the same work.", example = "ok otrip") String q,
        @QueryParam("city") @Size(max = 80) @Parameter(description = "Slug of the city.", example = "dki-jakarta") String city,
        @QueryParam("country") @Pattern(regexp = "[A-Z]{2}") @Parameter(description = "ISO 3166-1 alpha-2.", example = "ID") String country,
        @QueryParam("focusArea") @Parameter(description = "One of the six focus areas.") FocusArea focusArea,
        @QueryParam("topic") @Size(max = 60) @Parameter(description = "A topic.", example = "integrated-transport") String topic,
        @QueryParam("challenge") @Size(max = 60) @Parameter(description = "A challenge that it answers.", example = "floods") String challenge,
        @QueryParam("serviceKind") @Size(max = 60) @Parameter(description = "What it does for people.", example = "complaints") String serviceKind,
        @QueryParam("technology") @Size(max = 60) @Parameter(description = "A technology that it uses.") String technology,
        @QueryParam("pillar") @Parameter(description = "The pillar of the ASEAN Community.") Pillar pillar,
        @QueryParam("status") @Parameter(description = "The status, on the day of `asOf` where that is given.") ProjectStatus status,
        @QueryParam("parent") @Size(max = 120) @Parameter(description = "Slug of the project of which they are parts.", example = "jaki") String parent,
        @QueryParam("report") @Parameter(description = "Those that the report of this year is known to list.", example = "2025") Integer report,
        @QueryParam("asOf") @Parameter(description = "Only those known to have been there on that day, with their status then.", example = "2022-09-21") LocalDate asOf,
        @QueryParam("bbox") @Size(max = 100) @Parameter(description = "west,south,east,north in degrees (WGS 84); where a project has no place of its own, its city's counts.", example = "106,-7,107,-6") String bbox,
        @QueryParam("datetime") @Size(max = 100) @Parameter(description = "On record and not closed at some time in it: a date, an instant, or two with / between; .. is an open end.", example = "2023-01-01/..") String datetime) {
}
