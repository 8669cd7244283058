package id.etalase.publicspace.programme;

import java.time.LocalDate;
import java.util.List;

/** What came of a series: the sessions, and the dates that were left out with the reason, so that one holiday sinks nothing. */
public record SeriesResponse(List<SessionResponse> created, List<Skipped> skipped) {

    /** A date without a session. */
    public record Skipped(LocalDate date, Reason reason) {
    }

    /** Why there is no session on a date. */
    public enum Reason {
        IN_THE_PAST,
        /** Its opening hours say so: a holiday, a closure, or outside the hours. */
        PLACE_CLOSED,
        /** Another session, with its setting-up time, or a granted request has the place. */
        PLACE_IN_USE,
        /** The clocks are put forward over this time. */
        TIME_DOES_NOT_EXIST,
        ALREADY_SCHEDULED
    }
}
