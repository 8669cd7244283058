package id.etalase.ascn.project;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.ascn.Roles;
import id.etalase.kit.format.FormatQuery;
import id.etalase.kit.format.ListFormat;
import id.etalase.kit.geo.FeatureCollection;
import id.etalase.kit.geo.Maps;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.http.Tagged;
import id.etalase.kit.idempotency.Idempotent;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;

@Path("/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Projects", description = "What the cities do: the problem, the status with its history, names old and new, parts and wholes.")
class ProjectResource {

    private static final String EXAMPLE = "jaki";

    private final ProjectRepository projects;
    private final ProjectService service;
    private final Maps maps;

    ProjectResource(ProjectRepository projects, ProjectService service, Maps maps) {
        this.projects = projects;
        this.service = service;
        this.maps = maps;
    }

    /** How a page of projects looks in the API document. */
    record ProjectPage(List<ProjectResponse> items, String next, Long total) {
    }

    /** The statuses of one project, the first one first. */
    @Schema(name = "ProjectStepList", description = "The statuses of one project, the first one first.")
    record StepList(List<StepResponse> items) {
    }

    /** All names of one work. */
    @Schema(name = "ProjectNameList", description = "All names of one work.")
    record NameList(List<ProjectResponse> items) {
    }

    @GET
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.CSV_TYPE, ListFormat.GEOJSON_TYPE })
    @Operation(operationId = "listProjects", summary = "List projects", description = """
            By slug. Old and new names find a work under each of its names. With `asOf` the status is that of the day. CSV \
            holds the whole list, whatever `limit` and `cursor` say; GeoJSON does so too unless one of them is given, then it \
            has links to the next page in its body.""")
    @APIResponse(responseCode = "200", description = "The projects", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ProjectPage.class)),
            @Content(mediaType = ListFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)),
            @Content(mediaType = ListFormat.GEOJSON_TYPE, schema = @Schema(implementation = FeatureCollection.class)) })
    public Response list(@Valid @BeanParam ProjectFilter filter, @Valid @BeanParam PageQuery page,
            @Valid @BeanParam FormatQuery format, @Context UriInfo request) {
        return switch (format.among(ListFormat.values())) {
            case JSON -> Response.ok(page(filter, page), MediaType.APPLICATION_JSON).build();
            case CSV -> ProjectTable.COLUMNS.answer("projects", query -> page(filter, query));
            case GEOJSON -> maps.answer(query -> projects.page(filter, query)
                    .map(project -> ProjectFeatures.feature(project, response(project, filter))), page, request);
        };
    }

    private Page<ProjectResponse> page(ProjectFilter filter, PageQuery page) {
        return projects.page(filter, page).map(project -> response(project, filter));
    }

    private static ProjectResponse response(Project project, ProjectFilter filter) {
        return filter.asOf() == null ? ProjectResponse.from(project) : ProjectResponse.asOf(project, filter.asOf());
    }

    @GET
    @Path("/{project}")
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.GEOJSON_TYPE })
    @Operation(operationId = "getProject", summary = "Read a project")
    @APIResponse(responseCode = "200", description = "The project", content = @Content(schema = @Schema(implementation = ProjectResponse.class)))
    public Response get(@PathParam("project") @Parameter(description = "Slug or id.", example = EXAMPLE) String slugOrId,
            @Valid @BeanParam FormatQuery format) {
        Project project = projects.get(slugOrId);
        ProjectResponse body = ProjectResponse.from(project);
        return format.among(ListFormat.JSON, ListFormat.GEOJSON) == ListFormat.GEOJSON
                ? maps.answer(ProjectFeatures.feature(project, body))
                : new Tagged<>(body, project.tag()).ok();
    }

    @GET
    @Path("/{project}/steps")
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.CSV_TYPE })
    @Operation(operationId = "listProjectSteps", summary = "The statuses of a project with their days, the first one first")
    @APIResponse(responseCode = "200", description = "The statuses", content = @Content(schema = @Schema(implementation = StepList.class)))
    public Response steps(@PathParam("project") @Parameter(description = "Slug or id.", example = EXAMPLE) String slugOrId,
            @Valid @BeanParam FormatQuery format) {
        List<StepResponse> steps = projects.get(slugOrId).steps().stream().map(StepResponse::of).toList();
        return ProjectTable.STEPS.answer("steps", steps, format, StepList::new);
    }

    @GET
    @Path("/{project}/tree")
    @Operation(operationId = "getProjectTree", summary = "A project with its parts", description = "Every project of the tree counts once.")
    public ProjectTree tree(
            @PathParam("project") @Parameter(description = "Slug or id.", example = EXAMPLE) String slugOrId) {
        return ProjectTree.of(projects.get(slugOrId), projects);
    }

    @GET
    @Path("/{project}/names")
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.CSV_TYPE })
    @Operation(operationId = "listProjectNames", summary = "All names of one work", description = """
            The project and those that went before or came after it, linked by `successor`.""")
    @APIResponse(responseCode = "200", description = "The names", content = @Content(schema = @Schema(implementation = NameList.class)))
    public Response names(
            @PathParam("project") @Parameter(description = "Slug or id.", example = "ok-otrip") String slugOrId,
            @Valid @BeanParam FormatQuery format) {
        List<ProjectResponse> names = projects.listLineage(projects.get(slugOrId)).stream().map(ProjectResponse::from).toList();
        return ProjectTable.COLUMNS.answer("names", names, format, NameList::new);
    }

    @POST
    @RolesAllowed({ Roles.CITY_OFFICER, Roles.NATIONAL_REPRESENTATIVE })
    @Idempotent
    @Operation(operationId = "registerProject", summary = "Register a project", description = """
            By the city's own officer or its country's representative. It starts in the status `planning` and must name the \
            problem that it solves.""")
    @APIResponse(responseCode = "201", description = "The project as registered", content = @Content(schema = @Schema(implementation = ProjectResponse.class)))
    public Response register(@NotNull @Valid ProjectRequest request) {
        Tagged<ProjectResponse> project = service.register(request);
        return project.created(UriBuilder.fromPath("/v1/projects/{slug}").build(project.body().slug()));
    }

    @PATCH
    @Path("/{project}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({ Roles.CITY_OFFICER, Roles.NATIONAL_REPRESENTATIVE })
    @Operation(operationId = "updateProject", summary = "Change a project", description = """
            JSON Merge Patch (RFC 7396) on what was registered. The status changes only by steps. A parent or a successor that \
            would close a circle is refused.""")
    @APIResponse(responseCode = "200", description = "The project after the change", content = @Content(schema = @Schema(implementation = ProjectResponse.class)))
    public Response update(@PathParam("project") @Parameter(description = "Slug or id.", example = EXAMPLE) String slugOrId,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = ProjectRequest.class))) JsonNode patch) {
        return service.update(slugOrId, IfMatch.required(ifMatch), patch).ok();
    }

    @POST
    @Path("/{project}/steps")
    @RolesAllowed({ Roles.CITY_OFFICER, Roles.NATIONAL_REPRESENTATIVE })
    @Idempotent
    @Operation(operationId = "takeProjectStep", summary = "Move a project to another status", description = """
            A step that does not lead on from the present status is refused with 409 and `possible`. `superseded` needs a \
            successor on record. `If-Match` is optional here and honoured when sent.""")
    @APIResponse(responseCode = "200", description = "The project in its new status", content = @Content(schema = @Schema(implementation = ProjectResponse.class)))
    public Response take(@PathParam("project") @Parameter(description = "Slug or id.", example = EXAMPLE) String slugOrId,
            @HeaderParam("If-Match") String ifMatch, @NotNull @Valid StepRequest request) {
        return service.take(slugOrId, ifMatch == null ? null : IfMatch.required(ifMatch), request).ok();
    }
}
