package id.etalase.gateway;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import id.etalase.gateway.problem.Problems;
import id.etalase.gateway.proxy.ReverseProxy;
import id.etalase.gateway.request.Call;
import id.etalase.gateway.request.Reception;
import io.vertx.ext.web.Router;

/**
 * The one chain that every request passes, in this order: the reception settles what it is, the admission refuses what is
 * malformed or too large, the cross-origin rules speak to browsers; then either a page of the gateway answers, or the reverse
 * proxy carries it to the service that owns its path.
 */
@Singleton
class FrontDoor {

    /** Before everything that Quarkus registers, and in steps, so that a later step finds a place between. */
    private static final int RECEPTION = -1_000;
    private static final int ADMISSION = -900;
    private static final int CROSS_ORIGIN = -800;

    /** After everything that Quarkus registers: health, metrics, static files. */
    private static final int PROXY = 50_000;

    private final Reception reception;
    private final Admission admission;
    private final CrossOrigin crossOrigin;
    private final ReverseProxy proxy;
    private final Problems problems;

    FrontDoor(Reception reception, Admission admission, CrossOrigin crossOrigin, ReverseProxy proxy, Problems problems) {
        this.reception = reception;
        this.admission = admission;
        this.crossOrigin = crossOrigin;
        this.proxy = proxy;
        this.problems = problems;
    }

    void assemble(@Observes Router router) {
        router.route().order(RECEPTION).handler(reception::receive).failureHandler(routing -> {
            if (!Call.isSettled(routing)) {
                reception.settle(routing);
            }
            problems.answerFailure(routing);
        });
        router.route().order(ADMISSION).handler(admission::admit);
        router.route().order(CROSS_ORIGIN).handler(crossOrigin::decide);
        router.route().order(PROXY).handler(routing -> proxy.forward(routing, Admission.targetOf(routing)));
    }
}
