package id.etalase.ascn.vocabulary;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import id.etalase.kit.reference.Word;

@Path("/v1/network-vocabularies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Network vocabularies", description = "The words by which cities, projects and practices are sorted, in both languages.")
class VocabularyResource {

    private final Vocabularies vocabularies;

    VocabularyResource(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    /** All vocabularies of the network. */
    record NetworkVocabularies(List<Word> focusAreas, List<Word> topics, List<Word> challenges, List<Word> serviceKinds,
            List<Word> traits) {
    }

    @GET
    @Operation(operationId = "listNetworkVocabularies", summary = "Read the vocabularies of the network", description = """
            The six focus areas of the network, free topics beside them, challenges, kinds of service and traits of cities.""")
    public NetworkVocabularies list() {
        return vocabularies.all();
    }
}
