package id.etalase.gateway.request;

import java.net.URI;

/**
 * The address under which a client reached the gateway, as far as the gateway knows it for sure.
 *
 * @param scheme {@code http} or {@code https}
 * @param authority host, and port unless it is the scheme's own
 * @param prefix the path before the gateway's own paths, without a trailing slash; mostly empty
 */
public record PublicAddress(String scheme, String authority, String prefix) {

    /** @throws IllegalArgumentException if it is not an absolute http or https address, or has a query or fragment */
    public static PublicAddress of(URI url) {
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!web || url.getHost() == null || url.getRawUserInfo() != null || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            throw new IllegalArgumentException(url + " is not an http or https address with a host and at most a path");
        }
        String path = url.getRawPath();
        return new PublicAddress(url.getScheme(), url.getRawAuthority(),
                path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    /** Scheme and authority, as in the header {@code Origin}. */
    public String origin() {
        return scheme + "://" + authority;
    }

    /** The whole address, without a trailing slash. */
    @Override
    public String toString() {
        return origin() + prefix;
    }
}
