package id.etalase.gateway.request;

import io.vertx.ext.web.RoutingContext;

/** What happened to a request on its way through, for the log and the measurements. */
public final class Journal {

    private static final String KEY = Journal.class.getName();

    private static final String NOBODY = "-";

    private final long start = System.nanoTime();
    private long asked;
    private long upstreamNanos;
    private int attempts;
    private boolean counted;
    private boolean closed;
    private String cache = "-";
    private String client = NOBODY;

    private Journal() {
    }

    static void open(RoutingContext routing) {
        routing.put(KEY, new Journal());
    }

    public static Journal of(RoutingContext routing) {
        Journal journal = routing.get(KEY);
        if (journal == null) {
            throw new IllegalStateException("The request did not come through the reception");
        }
        return journal;
    }

    /** A service is asked. */
    public void attempted() {
        attempts++;
        asked = System.nanoTime();
    }

    /** The head of its answer is here. */
    public void answered() {
        upstreamNanos = System.nanoTime() - asked;
    }

    public int attempts() {
        return attempts;
    }

    /** From the last attempt to the head of its answer; 0 if there is none. */
    public long upstreamNanos() {
        return upstreamNanos;
    }

    public long nanosSinceStart() {
        return System.nanoTime() - start;
    }

    /** It counts against the limit of its client. */
    public void counted() {
        counted = true;
    }

    public boolean isCounted() {
        return counted;
    }

    /** @return whether it was not closed before: a request is counted once */
    public boolean close() {
        boolean first = !closed;
        closed = true;
        return first;
    }

    /** What the cache had to do with it, in one word. */
    public void cache(String word) {
        cache = word;
    }

    public String cache() {
        return cache;
    }

    /** Whose limit the request counts against: the id of a client with a token. */
    public void client(String id) {
        client = id;
    }

    /** Whether it counts against the limit of an address. */
    public boolean isAnonymous() {
        return client.equals(NOBODY);
    }

    public String client() {
        return client;
    }
}
