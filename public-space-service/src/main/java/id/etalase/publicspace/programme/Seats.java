package id.etalase.publicspace.programme;

import java.util.EnumMap;
import java.util.Map;

/**
 * The places of a session that are not to be had: heads of confirmed bookings, of live holds and of live offers.
 *
 * @param byType heads by type
 * @param stale heads of holds and offers that are over but still on the books of the session
 * @param waiting entries of the waiting list
 */
public record Seats(Map<VisitorType, Integer> byType, int stale, int waiting) {

    /** Nobody yet. */
    public static final Seats NONE = new Seats(Map.of(), 0, 0);

    static Seats of(int publicVisitors, int school, int university, int delegation, int disability, int stale,
            int waiting) {
        Map<VisitorType, Integer> byType = new EnumMap<>(VisitorType.class);
        byType.put(VisitorType.PUBLIC, publicVisitors);
        byType.put(VisitorType.SCHOOL, school);
        byType.put(VisitorType.UNIVERSITY, university);
        byType.put(VisitorType.DELEGATION, delegation);
        byType.put(VisitorType.DISABILITY, disability);
        return new Seats(byType, stale, waiting);
    }

    /** All heads. */
    public int total() {
        return byType.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many more heads of a type there is room for, by its quota and by the whole. */
    public int freeFor(VisitorType type, Session session) {
        int quota = session.activity().quotas().of(type, session.capacity());
        return Math.max(0, Math.min(quota - byType.getOrDefault(type, 0), session.capacity() - total()));
    }

    /** The same with more heads, or with fewer when negative. */
    public Seats plus(Map<VisitorType, Integer> heads) {
        Map<VisitorType, Integer> sum = new EnumMap<>(VisitorType.class);
        sum.putAll(byType);
        heads.forEach((type, more) -> sum.merge(type, more, Integer::sum));
        return new Seats(sum, stale, waiting);
    }

    /** Whether nothing is over its quota or the capacity. */
    public boolean fit(Session session) {
        return total() <= session.capacity() && byType.entrySet().stream()
                .allMatch(type -> type.getValue() <= session.activity().quotas().of(type.getKey(), session.capacity()));
    }
}
