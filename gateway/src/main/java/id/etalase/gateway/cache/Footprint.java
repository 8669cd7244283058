package id.etalase.gateway.cache;

import id.etalase.gateway.request.Correlation;
import id.etalase.gateway.route.Route;

/** Where the answers from the cache that took the short way are counted and logged, like all others. */
public interface Footprint {

    /** One more such answer is out. */
    void leave(Correlation correlation, long nanos);

    /** Makes them. */
    interface Maker {

        /** For answers of a route with this status and so large a body. */
        Footprint of(Route route, int status, int bytes);
    }
}
