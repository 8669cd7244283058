package id.etalase.gateway.request;

import io.vertx.core.MultiMap;

/** How long a message says that its body is: {@code Content-Length} (RFC 9110, section 8.6). */
public final class ContentLength {

    /** It does not say. */
    public static final long NONE = -1;

    private static final int LONGEST = 18;

    private ContentLength() {
    }

    /** Bytes; {@link Long#MAX_VALUE} also for what is no number, or one too large, so that whoever asks is on his guard. */
    public static long of(MultiMap headers) {
        String length = headers.get("Content-Length");
        if (length == null) {
            return NONE;
        }
        boolean number = !length.isEmpty() && length.length() <= LONGEST
                && length.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return number ? Long.parseLong(length) : Long.MAX_VALUE;
    }
}
