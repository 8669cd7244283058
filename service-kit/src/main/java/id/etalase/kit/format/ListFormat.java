package id.etalase.kit.format;

/** The formats in which lists are answered. */
public enum ListFormat {

    JSON("application/json"),
    CSV("text/csv"),
    GEOJSON("application/geo+json");

    /** For {@code @Produces}. */
    public static final String CSV_TYPE = "text/csv";
    /** For {@code @Produces} (RFC 7946). */
    public static final String GEOJSON_TYPE = "application/geo+json";

    private final String mediaType;

    ListFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }
}
