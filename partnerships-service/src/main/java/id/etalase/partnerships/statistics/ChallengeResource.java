package id.etalase.partnerships.statistics;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/challenges")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Forums")
class ChallengeResource {

    private final ChallengeRepository challenges;

    ChallengeResource(ChallengeRepository challenges) {
        this.challenges = challenges;
    }

    /** The challenges with what answers them. */
    record ChallengeList(List<ChallengeRepository.AnsweredChallenge> items) {
    }

    @GET
    @Operation(operationId = "listChallenges", summary = "List the challenges with the agreements that answer each")
    public ChallengeList list() {
        return new ChallengeList(challenges.list());
    }
}
