package id.etalase.partnerships.cooperation;

/** What the one who moves an agreement must say with the request. */
public enum Input {
    /** Why. */
    REASON,
    /** The document that proves the step. */
    DOCUMENT,
    /** The day on which it happened. */
    OCCURRED_ON,
    /** The ground of termination (UU 24/2000, article 18). */
    GROUND
}
