package id.etalase.publicspace.opening;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stretch of time: from the first instant, up to and without the second. */
public record Interval(Instant from, Instant to) {

    boolean isEmpty() {
        return !from.isBefore(to);
    }

    /** Whether the two have an instant in common. */
    public boolean overlaps(Interval other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    /** Whether the other lies wholly in this one. */
    public boolean covers(Interval other) {
        return !other.from.isBefore(from) && !other.to.isAfter(to);
    }

    /** What is left of these when the closed ones are taken out, merged where they touch, in order. */
    static List<Interval> without(List<Interval> open, List<Interval> closed) {
        List<Interval> left = merged(open);
        for (Interval hole : closed) {
            List<Interval> next = new ArrayList<>();
            for (Interval piece : left) {
                if (!piece.overlaps(hole)) {
                    next.add(piece);
                    continue;
                }
                next.add(new Interval(piece.from, min(piece.to, hole.from)));
                next.add(new Interval(max(piece.from, hole.to), piece.to));
            }
            next.removeIf(Interval::isEmpty);
            left = next;
        }
        return left;
    }

    private static List<Interval> merged(List<Interval> intervals) {
        List<Interval> merged = new ArrayList<>();
        intervals.stream().filter(interval -> !interval.isEmpty()).sorted(Comparator.comparing(Interval::from))
                .forEach(next -> {
                    Interval last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
                    if (last != null && !next.from.isAfter(last.to)) {
                        merged.set(merged.size() - 1, new Interval(last.from, max(last.to, next.to)));
                    } else {
                        merged.add(next);
                    }
                });
        return merged;
    }

    private static Instant min(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant max(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
