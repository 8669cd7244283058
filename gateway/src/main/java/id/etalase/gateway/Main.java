package id.etalase.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the gateway. */
@QuarkusMain
public class Main {

    public static void main(String... args) {
        // Quarkus would answer a malformed request target with a bare 400 before any handler runs. The gateway checks the
        // target itself, more strictly, and answers with a problem document.
        System.setProperty("vertx.disableURIValidation", "true");
        // Netty then asks for those who want to see every connection: WatchedConnections hangs up on heads that trickle.
        System.setProperty("io.netty.bootstrap.extensions", "serviceload");
        Quarkus.run(args);
    }
}
