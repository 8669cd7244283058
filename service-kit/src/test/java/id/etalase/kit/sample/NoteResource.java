package id.etalase.kit.sample;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.idempotency.Idempotent;
import id.etalase.kit.page.Cursor;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;

@Path("/v1/notes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class NoteResource {

    private final NoteService notes;
    private final MergePatch patches;

    NoteResource(NoteService notes, MergePatch patches) {
        this.notes = notes;
        this.patches = patches;
    }

    @GET
    public Page<Integer> list(@Valid @BeanParam PageQuery page, @QueryParam("mood") NoteRequest.Mood mood,
            @QueryParam("dueOn") LocalDate dueOn, @QueryParam("tag") List<String> tags,
            @QueryParam("parent") Optional<UUID> parent, @QueryParam("text") @Size(max = 10) String text) {
        String list = Cursor.fingerprint(mood, dueOn, tags, text);
        int after = page.after(list).map(cursor -> (int) cursor.number(0)).orElse(0);
        List<Integer> rows = IntStream.rangeClosed(after + 1, Math.min(after + page.fetchSize(), 120)).boxed().toList();
        return Page.of(rows, page, row -> Cursor.at(list, row), page.total() ? 120L : null);
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") UUID id) {
        return answer(Response.ok(), notes.find(id));
    }

    @POST
    @RolesAllowed("app")
    @Idempotent
    public Response create(@Valid NoteRequest request) {
        Note note = notes.create(request.title());
        return answer(Response.created(URI.create("/v1/notes/" + note.id)), note);
    }

    @POST
    @Path("{id}/stamps")
    @RolesAllowed("app")
    @Idempotent
    @Consumes(MediaType.WILDCARD)
    public Response stamp(@PathParam("id") UUID id) {
        return answer(Response.ok(), notes.stamp(id));
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed("app")
    @Consumes(MergePatch.MEDIA_TYPE)
    public Response patch(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        Note note = notes.find(id);
        patches.apply(new NoteRequest(note.title, 3, null, null, null, null, null, null, null, null, null, null, null,
                Optional.empty()), patch, NoteRequest.class);
        return answer(Response.ok(), notes.edit(id, IfMatch.required(ifMatch)));
    }

    @POST
    @Path("echo")
    public NoteRequest echo(@Valid NoteRequest request) {
        return request;
    }

    private static Response answer(Response.ResponseBuilder response, Note note) {
        return response.header("ETag", note.tag()).entity(NoteResponse.from(note)).build();
    }
}
