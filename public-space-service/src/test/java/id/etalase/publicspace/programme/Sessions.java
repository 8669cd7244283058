package id.etalase.publicspace.programme;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import id.etalase.kit.text.BilingualText;
import id.etalase.publicspace.opening.Interval;
import id.etalase.publicspace.space.Spaces;

/** Sessions for tests without a database. */
public final class Sessions {

    private Sessions() {
    }

    /** A session with that many places and no quotas. */
    public static Session of(int capacity, Instant start) {
        Activity activity = new Activity(UUID.randomUUID(), new ActivityRequest("visit", "room", ActivityType.GUIDED_VISIT,
                new BilingualText("Kunjungan", "Visit"), null, null, List.of("id"), 60, null, null, capacity, null, 1, capacity,
                null, 0, 365, 0, true), Spaces.open(), false, start);
        return new Session(UUID.randomUUID(), activity, new Interval(start, start.plus(Duration.ofHours(1))), capacity, start);
    }
}
