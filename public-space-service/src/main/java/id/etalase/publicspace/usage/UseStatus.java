package id.etalase.publicspace.usage;

import java.util.Set;

/** Where a request to use a place stands, with what it can become. */
public enum UseStatus {
    REFUSED,
    CANCELLED,
    DONE,
    APPROVED(CANCELLED, DONE),
    IN_REVIEW(APPROVED, REFUSED, CANCELLED),
    SENT(IN_REVIEW, CANCELLED),
    /** Changed by its organisation after it was sent; all consents are void. */
    CHANGED(IN_REVIEW, CANCELLED),
    DRAFT(SENT, CANCELLED);

    private final Set<UseStatus> next;

    UseStatus(UseStatus... next) {
        this.next = Set.of(next);
    }

    boolean canBecome(UseStatus target) {
        return next.contains(target);
    }

    /** Whether its organisation may still change it. */
    boolean isOpen() {
        return this == DRAFT || this == SENT || this == IN_REVIEW || this == CHANGED;
    }
}
