package id.etalase.partnerships.vocabulary;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import id.etalase.kit.reference.Word;

@Path("/v1/vocabularies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Vocabularies", description = "The words by which agreements are sorted, in both languages.")
class VocabularyResource {

    private final Vocabularies vocabularies;

    VocabularyResource(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    /** All vocabularies of the register. */
    record VocabularyList(List<Word> sectors, List<Word> challenges, List<Word> benefits) {
    }

    @GET
    @Operation(operationId = "listVocabularies", summary = "Read the vocabularies", description = """
            Sectors, challenges and benefits with their names; a sector may have a broader one.""")
    public VocabularyList list() {
        return vocabularies.all();
    }
}
