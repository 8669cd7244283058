package id.etalase.gateway.request;

import io.vertx.ext.web.RoutingContext;

/**
 * What the gateway has settled about a request on its way in. It travels with the request, so that every later step agrees.
 *
 * @param correlation the ids of the request
 * @param language the language of the gateway's own answers to it
 * @param address how the public reached the gateway
 * @param client the address of the client: that of the connection, or the one a trusted proxy names
 * @param forwardedFor the client's address behind the trusted proxies it came through, as {@code X-Forwarded-For}
 */
public record Call(Correlation correlation, Language language, PublicAddress address, String client,
        String forwardedFor) {

    private static final String KEY = Call.class.getName();

    /** The call this request is. */
    public static Call of(RoutingContext routing) {
        Call call = routing.get(KEY);
        if (call == null) {
            throw new IllegalStateException("The request did not come through the reception");
        }
        return call;
    }

    /** Whether the reception has seen this request. */
    public static boolean isSettled(RoutingContext routing) {
        return routing.get(KEY) != null;
    }

    void attach(RoutingContext routing) {
        routing.put(KEY, this);
    }
}
