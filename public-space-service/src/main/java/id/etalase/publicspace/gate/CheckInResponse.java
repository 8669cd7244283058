package id.etalase.publicspace.gate;

import java.time.Instant;
import java.util.UUID;

/**
 * Who came in.
 *
 * @param heads how many came in by this scan
 * @param checkedIn how many of the booking are in by now
 * @param left how many of it may still come
 * @param repeated whether this scan was known already
 */
record CheckInResponse(UUID booking, String nonce, int heads, int checkedIn, int left, String gate, Instant at,
        boolean repeated) {
}
