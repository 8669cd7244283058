package id.etalase.kit.time;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** The civil day in Jakarta, on which terms begin and end. */
public final class JakartaTime {

    /** UTC+7, without summer time. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    private JakartaTime() {
    }

    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
