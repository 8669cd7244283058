package id.etalase.gateway.compress;

import org.jspecify.annotations.Nullable;

/**
 * Entity tags of compressed answers. Their bytes differ from those the service has, so they need a strong tag of their own (RFC
 * 9110, section 8.8.3.3); and since it is that of the service with an ending, {@code If-Match} with it can be understood.
 */
public final class Tags {

    private static final String ENDING = "--gzip\"";

    private Tags() {
    }

    /** The tag of the compressed form. A weak tag is for all forms. */
    public static String ofSqueezed(String tag) {
        return tag.startsWith("\"") && tag.endsWith("\"") && tag.length() > 1 ? tag.substring(0, tag.length() - 1) + ENDING
                : tag;
    }

    /** A list of tags, of whatever form, as the service knows them. */
    public static String asTheServiceKnows(String tags) {
        return tags.contains(ENDING) ? tags.replace(ENDING, "\"") : tags;
    }

    /**
     * The tag to confirm with 304: that of the form which would be sent, but if the client has only the other one, that of
     * this.
     *
     * @param tag as the service knows it
     * @param squeezed whether the compressed form would be sent
     * @param ifNoneMatch what the client named
     */
    public static String confirmed(String tag, boolean squeezed, @Nullable String ifNoneMatch) {
        String sent = squeezed ? ofSqueezed(tag) : tag;
        String other = squeezed ? tag : ofSqueezed(tag);
        boolean hasOther = ifNoneMatch != null && !ifNoneMatch.contains(sent) && ifNoneMatch.contains(other);
        return hasOther ? other : sent;
    }

    /** Whether a list from {@code If-None-Match} names this tag, in whatever form; the comparison is weak. */
    public static boolean names(String tags, String tag) {
        String plain = tag.startsWith("W/") ? tag.substring(2) : tag;
        for (String candidate : asTheServiceKnows(tags).split(",")) {
            String trimmed = candidate.trim();
            if (trimmed.equals("*") || trimmed.equals(plain) || trimmed.equals("W/" + plain)) {
                return true;
            }
        }
        return false;
    }
}
