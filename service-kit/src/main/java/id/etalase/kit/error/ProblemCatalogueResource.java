package id.etalase.kit.error;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

/** All kinds of problems that this service can answer with, for the pages behind the {@code type} of a problem. */
@Path("/problems")
@Produces(MediaType.APPLICATION_JSON)
public class ProblemCatalogueResource {

    private final Catalogue catalogue;

    ProblemCatalogueResource(ProblemTexts texts) {
        this.catalogue = new Catalogue(
                texts.codes().stream()
                        .map(code -> new Kind(code, texts.status(code).orElseThrow(), inAll(texts, code + ".title"),
                                inAll(texts, code + ".detail")))
                        .toList(),
                texts.fieldCodes().stream().map(code -> new FieldKind(code, inAll(texts, "field." + code))).toList());
    }

    /** The catalogue; its texts have their placeholders unfilled. */
    @GET
    @Operation(hidden = true)
    public Catalogue list() {
        return catalogue;
    }

    private static Map<String, String> inAll(ProblemTexts texts, String key) {
        Map<String, String> all = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            texts.text(key, language).ifPresent(text -> all.put(language.tag(), text));
        }
        return all;
    }

    /**
     * @param items the kinds of problems, by code
     * @param fieldErrors the kinds of field errors, by code
     */
    public record Catalogue(List<Kind> items, List<FieldKind> fieldErrors) {
    }

    /**
     * @param code the last part of the problem's {@code type}
     * @param status of HTTP
     * @param title by language
     * @param detail by language, with placeholders; empty when there is none
     */
    public record Kind(String code, int status, Map<String, String> title, Map<String, String> detail) {
    }

    /**
     * @param code as in {@code errors[].code}
     * @param detail by language, with placeholders
     */
    public record FieldKind(String code, Map<String, String> detail) {
    }
}
