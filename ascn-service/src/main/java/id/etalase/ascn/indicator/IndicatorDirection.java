package id.etalase.ascn.indicator;

/** Which way a value should go. */
public enum IndicatorDirection {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER,
    /** Describes, and judges nothing. */
    NEUTRAL
}
