package id.etalase.publicspace.programme;

/** What has become of a session. */
public enum SessionStatus {
    SCHEDULED,
    /** It does not take place; its visitors were told and may move. */
    CANCELLED
}
