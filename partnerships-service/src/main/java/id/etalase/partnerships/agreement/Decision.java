package id.etalase.partnerships.agreement;

/** What an authority said. */
public enum Decision {
    APPROVED,
    REFUSED
}
