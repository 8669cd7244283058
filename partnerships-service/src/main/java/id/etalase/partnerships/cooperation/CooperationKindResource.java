package id.etalase.partnerships.cooperation;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import id.etalase.kit.error.NotFound;

@Path("/v1/cooperation-kinds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cooperation kinds", description = "The legal kinds of cooperation, with the path and the approvals each needs.")
class CooperationKindResource {

    private final CooperationKinds kinds;

    CooperationKindResource(CooperationKinds kinds) {
        this.kinds = kinds;
    }

    /** The kinds, all of them: they are few. */
    record KindList(List<CooperationKind> items) {
    }

    @GET
    @Operation(operationId = "listCooperationKinds", summary = "List the legal kinds of cooperation", description = """
            Each kind comes with its stages in the order of the law, the steps allowed between them with the roles that may \
            take them, and the approvals that it needs. Sources: PP 28/2018, Permendagri 22/2020 and 25/2020.""")
    public KindList list() {
        return new KindList(kinds.list());
    }

    @GET
    @Path("/{code}")
    @Operation(operationId = "getCooperationKind", summary = "Read one legal kind of cooperation")
    public CooperationKind get(@PathParam("code") String code) {
        return kinds.find(code).orElseThrow(() -> new NotFound("cooperation-kind-not-found", Map.of("code", code)));
    }
}
