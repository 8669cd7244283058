package id.etalase.kit.openapi;

import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.ARRAY;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.INTEGER;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.OBJECT;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.STRING;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The problem documents and headers that the kit answers with, described once and referred to by every operation. */
final class StandardResponses {

    private static final String PROBLEM = "Problem";

    private static final Map<String, Description> BY_STATUS = new TreeMap<>(Map.ofEntries(
            entry("400", "BadRequest", "The request is malformed or its content is not valid; `errors` says where."),
            entry("401", "Unauthorized", "No token, or one that is not accepted."),
            entry("403", "Forbidden", "The role of the caller does not allow it."),
            entry("404", "NotFound", "There is no such thing, or not for this caller."),
            entry("406", "NotAcceptable", "No answer in a format that `Accept` allows."),
            entry("409", "Conflict", "The state does not allow it; the document says what would be needed."),
            entry("412", "PreconditionFailed", "It was changed since the `ETag` in `If-Match`."),
            entry("413", "ContentTooLarge", "The body is too large."),
            entry("415", "UnsupportedMediaType", "The body has another media type than is taken here."),
            entry("422", "UnprocessableContent", "The `Idempotency-Key` came before with another request."),
            entry("428", "PreconditionRequired", "`If-Match` is missing."),
            entry("500", "InternalError", "A fault on our side; `traceId` finds it in the log."),
            entry("503", "Unavailable", "Not now; `Retry-After` says when.")));

    private record Description(String name, String text) {
    }

    private StandardResponses() {
    }

    /** Adds the answer with that status to the operation, unless it describes its own. */
    static void add(Operation operation, String status) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        if (!operation.getResponses().hasAPIResponse(status)) {
            operation.getResponses().addAPIResponse(status,
                    OASFactory.createAPIResponse().ref("#/components/responses/" + BY_STATUS.get(status).name));
        }
    }

    /** Puts what {@link #add} refers to into the document. */
    static void describe(Components components) {
        components.addSchema(PROBLEM, problem()).addSchema("FieldError", fieldError());
        BY_STATUS.forEach((status, description) -> components.addResponse(description.name, response(status, description)));
    }

    /** A header of an answer, with a text for its value. */
    static Header header(String description) {
        return OASFactory.createHeader().description(description).schema(text());
    }

    static Schema text() {
        return OASFactory.createSchema().addType(STRING);
    }

    private static APIResponse response(String status, Description description) {
        APIResponse response = OASFactory.createAPIResponse().description(description.text)
                .content(OASFactory.createContent().addMediaType("application/problem+json", OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM))))
                .addHeader("X-Request-Id", header("The id of the request, the caller's own or a new one."))
                .addHeader("Content-Language", header("The language of the texts, `en` or `id`."));
        if (status.equals("401")) {
            response.addHeader("WWW-Authenticate", header("What kind of token is asked for."));
        }
        return status.equals("503") ? response.addHeader("Retry-After", header("Seconds to wait.")) : response;
    }

    private static Schema problem() {
        return OASFactory.createSchema().addType(OBJECT).description("A problem as in RFC 9457, in the language of the caller.")
                .required(List.of("type", "title", "status", "code"))
                .addProperty("type", text().format("uri").description("Leads to a page about this kind of problem."))
                .addProperty("title", text().description("The kind of problem."))
                .addProperty("status", OASFactory.createSchema().addType(INTEGER).description("The HTTP status."))
                .addProperty("detail", text().description("What happened this time."))
                .addProperty("code", text().description("The stable name of the kind of problem."))
                .addProperty("traceId", text().description("Finds the request in our logs."))
                .addProperty("errors", OASFactory.createSchema().addType(ARRAY)
                        .items(OASFactory.createSchema().ref("#/components/schemas/FieldError")));
    }

    private static Schema fieldError() {
        return OASFactory.createSchema().addType(OBJECT)
                .description("What is wrong with one place of the request: a pointer, a parameter or a header names it.")
                .required(List.of("code"))
                .addProperty("pointer", text().description("JSON Pointer (RFC 6901) into the body."))
                .addProperty("parameter", text().description("Name of the query or path parameter."))
                .addProperty("header", text().description("Name of the request header."))
                .addProperty("code", text().description("The stable name of the kind of error."))
                .addProperty("detail", text().description("What would be right."))
                .addProperty("allowed", OASFactory.createSchema().addType(ARRAY).items(text())
                        .description("The values or names that would be right."));
    }

    private static Map.Entry<String, Description> entry(String status, String name, String text) {
        return Map.entry(status, new Description(name, text));
    }
}
