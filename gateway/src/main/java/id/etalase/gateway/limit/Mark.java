package id.etalase.gateway.limit;

/**
 * What an answer says of the limit of its client.
 *
 * @param policy {@code RateLimit-Policy}
 * @param state {@code RateLimit}
 */
public record Mark(String policy, String state) {

    /** There are no limits. */
    public static final Mark NONE = new Mark("", "");
}
