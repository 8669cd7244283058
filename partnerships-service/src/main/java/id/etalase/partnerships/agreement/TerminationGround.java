package id.etalase.partnerships.agreement;

/** Why an agreement may be ended before its term (UU 24/2000, article 18). */
public enum TerminationGround {
    /** By the procedure laid down in it. */
    AGREED_PROCEDURE,
    /** Its purpose has been reached. */
    PURPOSE_REACHED,
    /** A fundamental change affects its execution. */
    FUNDAMENTAL_CHANGE,
    /** One side does not keep or breaches it. */
    BREACH,
    /** A new agreement replaces it. */
    REPLACED,
    /** A new norm of international law stands against it. */
    NEW_NORM,
    /** Its object is lost. */
    OBJECT_LOST,
    /** It harms the national interest. */
    NATIONAL_INTEREST
}
