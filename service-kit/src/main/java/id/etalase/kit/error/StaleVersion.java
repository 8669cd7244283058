package id.etalase.kit.error;

import java.util.Map;

/** Somebody changed the thing since the caller read it. Answered with 412, code {@value #CODE}. */
public final class StaleVersion extends DomainException {

    /** The only code of this kind of problem. */
    public static final String CODE = "stale-version";

    public StaleVersion() {
        super(CODE, Map.of());
    }
}
