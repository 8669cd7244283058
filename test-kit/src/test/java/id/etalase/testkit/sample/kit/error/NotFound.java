package id.etalase.testkit.sample.kit.error;

import java.util.Map;

/** Stands in for the kit's exception of that name, which this module cannot see. */
public class NotFound extends RuntimeException {
    public NotFound(String code, Map<String, ?> arguments) {
        super(code + arguments);
    }
}
