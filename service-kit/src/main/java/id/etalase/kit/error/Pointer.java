package id.etalase.kit.error;

import java.util.List;

import com.fasterxml.jackson.databind.JsonMappingException;

/** Makes JSON Pointers (RFC 6901). */
final class Pointer {

    private Pointer() {
    }

    /** The pointer to where Jackson stood. */
    static String to(List<JsonMappingException.Reference> path) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            pointer.append('/').append(step.getFieldName() != null ? escape(step.getFieldName()) : step.getIndex());
        }
        return pointer.toString();
    }

    /** A name as it stands between two slashes. */
    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
