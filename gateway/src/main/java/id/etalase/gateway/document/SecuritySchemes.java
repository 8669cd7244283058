package id.etalase.gateway.document;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The ways to get in that the gateway's documents offer. */
final class SecuritySchemes {

    static final String CLIENT_CREDENTIALS = "clientCredentials";

    private SecuritySchemes() {
    }

    /**
     * The cover with the token endpoint put in; without one, a client can only bring a token along.
     */
    static ObjectNode into(ObjectNode cover, Optional<URI> tokenUrl) {
        ObjectNode copy = cover.deepCopy();
        ObjectNode schemes = copy.withObject("/components/securitySchemes");
        if (tokenUrl.isPresent()) {
            schemes.withObject("/" + CLIENT_CREDENTIALS + "/flows/clientCredentials").put("tokenUrl",
                    tokenUrl.get().toString());
        } else {
            schemes.remove(CLIENT_CREDENTIALS);
        }
        return copy;
    }

    /** The names of the schemes in a document, in its order. */
    static List<String> names(ObjectNode document) {
        List<String> names = new ArrayList<>();
        document.path("components").path("securitySchemes").fieldNames().forEachRemaining(names::add);
        return names;
    }
}
