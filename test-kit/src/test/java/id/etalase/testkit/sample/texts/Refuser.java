package id.etalase.testkit.sample.texts;

import java.util.Map;

import id.etalase.testkit.sample.kit.error.Conflict;
import id.etalase.testkit.sample.kit.error.FieldError;
import id.etalase.testkit.sample.kit.error.NotFound;

/** Says no in all the ways in which a code can be written. */
public class Refuser {

    private static final String FULL = "full";

    RuntimeException none(String id) {
        return new NotFound("no-note", Map.of("id", id));
    }

    RuntimeException full() {
        return new Conflict(FULL);
    }

    RuntimeException any(String code) {
        return new Conflict(code);
    }

    FieldError old(int index, int age) {
        return index > 0 ? new FieldError("/notes/" + index, "too-old")
                : FieldError.parameter(String.valueOf(age), "odd", Map.of("allowed", age));
    }

    String where(FieldError error) {
        return error.parameter();
    }

    public record Named(@Form(message = "not-a-name") String name, @Form(message = "{a.key.of.the.framework}") String other) {
    }

    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    @interface Form {
        String message();
    }
}
