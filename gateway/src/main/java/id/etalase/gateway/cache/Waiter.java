package id.etalase.gateway.cache;

import io.netty.util.concurrent.EventExecutor;

/** Waits until every change is heard that was published before it came. */
public interface Waiter {

    /** Where it wants to be told. */
    EventExecutor executor();

    /** @param heard whether it can be said that everything is heard */
    void told(boolean heard);
}
