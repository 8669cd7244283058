package id.etalase.ascn.network;

/** What has come of a decision. */
enum DecisionStatus {
    /** Taken; nobody has reported about it. */
    TAKEN,
    IN_PROGRESS,
    CARRIED_OUT,
    DROPPED
}
