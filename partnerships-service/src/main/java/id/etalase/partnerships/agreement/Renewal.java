package id.etalase.partnerships.agreement;

/** What happens when the term of an agreement ends. */
public enum Renewal {
    /** It ends. */
    NONE,
    /** It goes on for as long again, unless a side gave notice. */
    TACIT,
    /** Both sides must sign a successor. */
    EXPRESS
}
