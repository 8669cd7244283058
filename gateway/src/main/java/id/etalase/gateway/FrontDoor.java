package id.etalase.gateway;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import id.etalase.gateway.document.OpenApiPages;
import id.etalase.gateway.document.SwaggerUi;
import id.etalase.gateway.page.ProblemPages;
import id.etalase.gateway.page.StartPage;
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
    private static final int MEASUREMENTS = -950;
    private static final int ADMISSION = -900;
    private static final int CROSS_ORIGIN = -800;
    private static final int PAGES = -700;

    /** After everything that Quarkus registers: health, metrics, static files. */
    private static final int PROXY = 50_000;

    private final Reception reception;
    private final Measurements measurements;
    private final Admission admission;
    private final CrossOrigin crossOrigin;
    private final StartPage start;
    private final OpenApiPages documents;
    private final SwaggerUi swaggerUi;
    private final ProblemPages kinds;
    private final ReverseProxy proxy;
    private final Problems problems;

    FrontDoor(Reception reception, Measurements measurements, Admission admission, CrossOrigin crossOrigin, StartPage start,
            OpenApiPages documents,
            SwaggerUi swaggerUi, ProblemPages kinds, ReverseProxy proxy, Problems problems) {
        this.reception = reception;
        this.measurements = measurements;
        this.admission = admission;
        this.crossOrigin = crossOrigin;
        this.start = start;
        this.documents = documents;
        this.swaggerUi = swaggerUi;
        this.kinds = kinds;
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
        router.route().order(MEASUREMENTS).handler(measurements::measure);
        router.route().order(ADMISSION).handler(admission::admit);
        router.route().order(CROSS_ORIGIN).handler(crossOrigin::decide);
        pages(router);
        router.route().order(PROXY).handler(routing -> proxy.forward(routing, Admission.targetOf(routing)));
    }

    private void pages(Router router) {
        router.route("/").order(PAGES).handler(start::show);
        router.route("/openapi").order(PAGES).handler(documents::merged);
        router.route("/openapi/:service").order(PAGES).handler(documents::ofService);
        router.route("/problems").order(PAGES).handler(kinds::list);
        router.route("/problems/:code").order(PAGES).handler(kinds::one);
        router.route("/docs").order(PAGES).handler(swaggerUi::open);
        router.route("/docs/documents.json").order(PAGES).handler(swaggerUi::documents);
    }
}
