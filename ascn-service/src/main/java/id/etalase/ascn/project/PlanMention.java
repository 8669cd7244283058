package id.etalase.ascn.project;

/** Whether the action plans of 2018 name a project. */
public enum PlanMention {
    /** A text of 2018 names it. */
    YES,
    /** Memory of the booklet of 2018 says so. */
    LIKELY,
    NO,
    UNKNOWN
}
