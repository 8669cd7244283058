package id.etalase.publicspace.booking;

/** Level of a school, for the figures. */
public enum SchoolLevel {
    PRIMARY,
    JUNIOR_SECONDARY,
    SENIOR_SECONDARY,
    VOCATIONAL,
    UNIVERSITY
}
