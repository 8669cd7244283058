package id.etalase.partnerships.cooperation;

/** What must be on file before a transition, besides the approvals. */
public enum Check {
    /** At least one partner is named. */
    PARTNER,
    /** The first day of the term is known. */
    TERM_START,
    /** The last day of the term lies in the past. */
    TERM_OVER
}
