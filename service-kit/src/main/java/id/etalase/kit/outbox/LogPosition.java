package id.etalase.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the event log of one service, after everything that a reader has seen.
 *
 * <p>
 * The log is ordered by the transaction that wrote an event (or by the latest one before it of the same aggregate) and then
 * by number. Only what lies below every transaction still in progress is shown. A reader who has seen a place therefore never
 * finds something new below it, in whatever order the writers commit.
 *
 * @param transaction the transaction's number in the database cluster, of 64 bits
 * @param position the number of the event
 * @param catchingUp the reader began at the beginning and has not reached the horizon of what is deleted: it gets the latest
 *        of everything and does not mind the steps that are gone
 */
public record LogPosition(long transaction, long position, boolean catchingUp) implements Comparable<LogPosition> {

    /** Before everything. */
    public static final LogPosition BEGINNING = new LogPosition(0, 0, true);

    private static final Pattern FORM = Pattern.compile("([a-z0-9-]{1,60}):([0-9]{1,18}):([0-9]{1,18})([sf])");

    /** Reads what {@link #in} wrote; empty when the text is broken or belongs to another service. */
    public static Optional<LogPosition> parse(String cursor, String context) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor.length() > 200 ? "" : cursor);
            Matcher parts = FORM.matcher(new String(bytes, StandardCharsets.UTF_8));
            if (!parts.matches() || !parts.group(1).equals(context)) {
                return Optional.empty();
            }
            return Optional.of(new LogPosition(Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)),
                    parts.group(4).equals("s")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The cursor as readers see it: opaque, safe in an address, bound to the service with that name. */
    public String in(String context) {
        String text = context + ':' + transaction + ':' + position + (catchingUp ? 's' : 'f');
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** By place alone. */
    @Override
    public int compareTo(LogPosition other) {
        int order = Long.compare(transaction, other.transaction);
        return order != 0 ? order : Long.compare(position, other.position);
    }
}
