package id.etalase.partnerships.cooperation;

/** Who decides on an approval. */
public enum Authority {
    COUNCIL,
    HOME_AFFAIRS,
    FOREIGN_AFFAIRS
}
