package id.etalase.ascn.indicator;

/** Who has looked at a value besides those who gave it. */
public enum Verification {
    /** The city or project says so. */
    CLAIMED,
    /** The representative of its country has examined it. */
    REVIEWED,
    /** An auditor, independent of city and country, has examined it. */
    VERIFIED
}
