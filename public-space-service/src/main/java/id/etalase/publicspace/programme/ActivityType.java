package id.etalase.publicspace.programme;

/** For what a place is used when the public is let in. */
public enum ActivityType {
    EXHIBITION,
    PUBLIC_FORUM,
    CULTURAL_DISCUSSION,
    EDUCATION_PROGRAMME,
    GUIDED_VISIT
}
