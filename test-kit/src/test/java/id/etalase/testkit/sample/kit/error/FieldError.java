package id.etalase.testkit.sample.kit.error;

import java.util.Map;

/** Stands in for the kit's record of that name, which this module cannot see. */
public class FieldError {
    public FieldError(String pointer, String code) {
    }

    /** Has the name of a way to make one, and is none. */
    public String parameter() {
        return "";
    }

    public static FieldError parameter(String name, String code, Map<String, Object> arguments) {
        return new FieldError(name, code);
    }
}
