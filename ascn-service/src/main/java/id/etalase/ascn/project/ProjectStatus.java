package id.etalase.ascn.project;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How far a project is. Some are only known as far as a yearly report tells: those come from loaded data, never from officers.
 */
public enum ProjectStatus {
    PLANNING,
    ONGOING,
    /** The yearly reports of 2024 and 2025 keep these two in one list. */
    ONGOING_OR_PLANNING,
    /** Named in a report or plan; which status it had then is not known to us. */
    LISTED,
    PAUSED,
    COMPLETED,
    CANCELLED,
    /** Goes on under another name; see successor. */
    SUPERSEDED,
    /** No longer in the reports, and nobody has told what became of it. */
    UNKNOWN;

    /** Begun or planned, and neither finished nor given up. */
    public static final Set<ProjectStatus> OPEN = EnumSet.of(PLANNING, ONGOING, ONGOING_OR_PLANNING, PAUSED);
    /** What the network's totals count. */
    public static final Set<ProjectStatus> COUNTED = EnumSet.of(PLANNING, ONGOING, ONGOING_OR_PLANNING, PAUSED, LISTED,
            COMPLETED);
    /** Over, one way or the other. */
    static final Set<ProjectStatus> CLOSED = EnumSet.of(COMPLETED, CANCELLED, SUPERSEDED);

    /** The statuses to which an officer may move a project from here. */
    List<ProjectStatus> next() {
        return switch (this) {
            case PLANNING -> List.of(ONGOING, PAUSED, CANCELLED, SUPERSEDED);
            case ONGOING -> List.of(PAUSED, COMPLETED, CANCELLED, SUPERSEDED);
            case PAUSED -> List.of(ONGOING, CANCELLED, SUPERSEDED);
            case ONGOING_OR_PLANNING, LISTED, UNKNOWN -> List.of(PLANNING, ONGOING, PAUSED, COMPLETED, CANCELLED, SUPERSEDED);
            case COMPLETED -> List.of(SUPERSEDED);
            case CANCELLED, SUPERSEDED -> List.of();
        };
    }

    boolean canBecome(ProjectStatus target) {
        return next().contains(target);
    }
}
