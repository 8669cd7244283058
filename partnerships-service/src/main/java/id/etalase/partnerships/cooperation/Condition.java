package id.etalase.partnerships.cooperation;

/** Ties a transition or an approval to a fact of the agreement. */
public enum Condition {
    /** It burdens people or region and the money is not yet in the budget. */
    UNBUDGETED_BURDEN,
    /** It does not. */
    NO_UNBUDGETED_BURDEN;

    /** Whether an agreement with this answer to the question of the burden meets the condition; never while it is open. */
    boolean isMetBy(Boolean unbudgetedBurden) {
        return unbudgetedBurden != null && unbudgetedBurden == (this == UNBUDGETED_BURDEN);
    }
}
