package id.etalase.publicspace.space;

/** Whether one gets in without steps. Unknown is not yes. */
public enum StepFree {
    YES,
    NO,
    UNKNOWN
}
