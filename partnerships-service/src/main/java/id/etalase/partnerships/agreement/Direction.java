package id.etalase.partnerships.agreement;

/** Which way knowledge or help flows. */
public enum Direction {
    JAKARTA_GIVES,
    JAKARTA_LEARNS,
    BOTH
}
