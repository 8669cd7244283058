package id.etalase.gateway.problem;

import java.util.List;

/**
 * What is wrong with one query parameter.
 *
 * @param parameter its name
 * @param code {@code unknown-parameter} or {@code not-one-of}
 * @param allowed what would be right
 */
public record ParameterError(String parameter, String code, List<String> allowed) {

    public ParameterError {
        allowed = List.copyOf(allowed);
    }
}
