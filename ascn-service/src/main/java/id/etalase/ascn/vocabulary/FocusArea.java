package id.etalase.ascn.vocabulary;

/** The six focus areas of the network's framework; every project has exactly one. */
public enum FocusArea {
    CIVIC_AND_SOCIAL,
    HEALTH_AND_WELL_BEING,
    SAFETY_AND_SECURITY,
    QUALITY_ENVIRONMENT,
    BUILT_INFRASTRUCTURE,
    INDUSTRY_AND_INNOVATION
}
