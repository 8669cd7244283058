package id.etalase.testkit.sample.kit.error;

/** Stands in for the kit's exception of that name, which this module cannot see. */
public class Conflict extends RuntimeException {
    public Conflict(String code) {
        super(code);
    }
}
