package id.etalase.publicspace.booking;

import jakarta.enterprise.context.ApplicationScoped;

/** The scheduled job, when a test of another package wants it to run. */
@ApplicationScoped
public class ClearingNow {

    private final Clearing clearing;

    ClearingNow(Clearing clearing) {
        this.clearing = clearing;
    }

    public void erase() {
        clearing.erase();
    }
}
