package id.etalase.ascn.indicator;

/** What an indicator tells of. */
public enum IndicatorLevel {
    /** What was done. */
    OUTPUT,
    /** What became better for people by it. */
    OUTCOME,
    /** What a city is like. */
    CONTEXT
}
