package id.etalase.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the gateway. */
@QuarkusMain
public class Main {

    private static final String EVENT_LOOPS = "quarkus.vertx.event-loops-pool-size";

    public static void main(String... args) {
        // Quarkus would answer a malformed request target with a bare 400 before any handler runs. The gateway checks the
        // target itself, more strictly, and answers with a problem document.
        System.setProperty("vertx.disableURIValidation", "true");
        // Netty then asks for those who want to see every connection: WatchedConnections hangs up on heads that trickle.
        System.setProperty("io.netty.bootstrap.extensions", "serviceload");
        oneEventLoopPerProcessor();
        Quarkus.run(args);
    }

    /** Nothing here ever waits on an event loop, so more of them than processors would only take turns, and memory. */
    private static void oneEventLoopPerProcessor() {
        if (System.getProperty(EVENT_LOOPS) == null && System.getenv("QUARKUS_VERTX_EVENT_LOOPS_POOL_SIZE") == null) {
            System.setProperty(EVENT_LOOPS, Integer.toString(Math.max(2, Runtime.getRuntime().availableProcessors())));
        }
    }
}
