package id.etalase.gateway.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One "no" of the gateway.
 *
 * @param kind what is wrong
 * @param arguments values for the placeholders in its text
 * @param headers headers that belong to the answer, such as {@code Retry-After}
 * @param errors the query parameters that are wrong; mostly empty
 */
public record Problem(ProblemKind kind, Map<String, Object> arguments, Map<String, String> headers,
        List<ParameterError> errors) {

    public Problem {
        arguments = Map.copyOf(arguments);
        headers = Map.copyOf(headers);
        errors = List.copyOf(errors);
    }

    public static Problem of(ProblemKind kind) {
        return new Problem(kind, Map.of(), Map.of(), List.of());
    }

    /** A request whose query parameters are wrong. */
    public static Problem of(List<ParameterError> errors) {
        return new Problem(ProblemKind.INVALID_REQUEST, Map.of(), Map.of(), errors);
    }

    /** The same problem with a value for a placeholder of its text. */
    public Problem with(String argument, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(arguments);
        more.put(argument, value);
        return new Problem(kind, more, headers, errors);
    }

    /** The same problem with a header for its answer. */
    public Problem withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(kind, arguments, more, errors);
    }
}
