package id.etalase.gateway.limit;

/**
 * Whose requests are counted together.
 *
 * @param tier the name of its limits
 * @param id a client id from a token, or an address
 */
record Client(String tier, String id) {

    static final String ANONYMOUS = "anonymous";

    String key() {
        return tier + " " + id;
    }

    boolean isAnonymous() {
        return tier.equals(ANONYMOUS);
    }
}
