package id.etalase.gateway;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import id.etalase.gateway.document.OpenApiPages;
import id.etalase.gateway.document.SwaggerUi;
import id.etalase.gateway.limit.RateLimits;
import id.etalase.gateway.page.ProblemPages;
import id.etalase.gateway.page.StartPage;
import id.etalase.gateway.page.StatusPage;
import id.etalase.gateway.problem.Problem;
import id.etalase.gateway.problem.ProblemKind;
import id.etalase.gateway.problem.Problems;
import id.etalase.gateway.request.Call;
import id.etalase.gateway.request.Journal;
import id.etalase.gateway.request.Reception;
import id.etalase.gateway.request.WatchedConnections;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * The one chain that every request passes, in this order: the reception settles what it is, the admission refuses what is
 * malformed or too large, the cross-origin rules speak to browsers; then the reverse proxy carries it to the service that owns
 * its path, or a page of the gateway answers.
 */
@Singleton
class FrontDoor {

    /** Before everything that Quarkus registers, and in steps, so that a later step finds a place between. */
    private static final int ENTRANCE = -1_000;
    private static final int CROSSING = -900;
    private static final int PAGES = -700;

    /** After everything that Quarkus registers: health, metrics, static files. */
    private static final int NOTHING_ELSE = 50_000;

    /** Whoever runs the gateway must get it at any time. */
    private static final String HEALTH = "/q/health";

    private final Reception reception;
    private final Measurements measurements;
    private final Admission admission;
    private final CrossOrigin crossOrigin;
    private final RateLimits limits;
    private final Carriage carriage;
    private final StartPage start;
    private final StatusPage status;
    private final OpenApiPages documents;
    private final SwaggerUi swaggerUi;
    private final ProblemPages kinds;
    private final Problems problems;
    private final ShortWays shortWays;

    FrontDoor(Reception reception, ShortWays shortWays, Measurements measurements, Admission admission, CrossOrigin crossOrigin,
            RateLimits limits,
            Carriage carriage, StartPage start, StatusPage status, OpenApiPages documents, SwaggerUi swaggerUi,
            ProblemPages kinds, Problems problems) {
        this.reception = reception;
        this.shortWays = shortWays;
        this.measurements = measurements;
        this.admission = admission;
        this.crossOrigin = crossOrigin;
        this.limits = limits;
        this.carriage = carriage;
        this.start = start;
        this.status = status;
        this.documents = documents;
        this.swaggerUi = swaggerUi;
        this.kinds = kinds;
        this.problems = problems;
    }

    void assemble(@Observes Router router) {
        router.route().order(ENTRANCE).handler(this::enter).failureHandler(routing -> {
            if (Call.isSettled(routing)) {
                problems.answerFailure(routing);
            } else {
                refuse(routing);
            }
        });
        router.route().order(CROSSING).handler(this::proceed);
        pages(router);
        WatchedConnections.onUndecodable(router);
        router.route().order(NOTHING_ELSE).handler(routing -> problems.answer(routing,
                Problem.of(ProblemKind.ROUTE_NOT_FOUND)));
    }

    /** One handler for all that happens to every request: going through the router costs more than most of it. */
    private void enter(RoutingContext routing) {
        reception.settle(routing);
        shortWays.arrived(routing);
        measurements.measure(routing);
        if (admission.admits(routing) && crossOrigin.lets(routing)) {
            proceed(routing);
        }
    }

    /** What the router itself will not have, mostly a target that is no path. */
    private void refuse(RoutingContext routing) {
        reception.settle(routing);
        measurements.measure(routing);
        if (admission.admits(routing)) {
            problems.answerFailure(routing);
        }
    }

    /** Whoever comes here a second time found no service and looks for a page. */
    private void proceed(RoutingContext routing) {
        if (routing.request().path().startsWith(HEALTH) || Journal.of(routing).isCounted()) {
            routing.next();
        } else {
            Journal.of(routing).counted();
            limits.pass(routing, () -> carriage.carry(routing));
        }
    }

    private void pages(Router router) {
        router.route("/").order(PAGES).handler(start::show);
        router.route("/status").order(PAGES).handler(status::show);
        router.route("/openapi").order(PAGES).handler(documents::merged);
        router.route("/openapi/:service").order(PAGES).handler(documents::ofService);
        router.route("/problems").order(PAGES).handler(kinds::list);
        router.route("/problems/:code").order(PAGES).handler(kinds::one);
        router.route("/docs").order(PAGES).handler(swaggerUi::open);
        router.route("/docs/documents.json").order(PAGES).handler(swaggerUi::documents);
        router.route("/docs/demo.json").order(PAGES).handler(swaggerUi::demo);
        router.route("/docs/:file").order(PAGES).handler(swaggerUi::file);
    }
}
