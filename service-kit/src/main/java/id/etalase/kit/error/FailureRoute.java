package id.etalase.kit.error;

import java.io.IOException;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers what fails before or outside the resources: a bad token, a refused request line, an exhausted worker pool. Without
 * it these would be empty, or pages of HTML.
 */
@Singleton
class FailureRoute {

    private static final Logger LOG = Logger.getLogger(FailureRoute.class);

    private final ProblemMapper problems;
    private final ProblemWriter writer;

    FailureRoute(ProblemMapper problems, ProblemWriter writer) {
        this.problems = problems;
        this.writer = writer;
    }

    void register(@Observes Router router) {
        router.route().order(0).failureHandler(this::answer);
    }

    private void answer(RoutingContext request) {
        HttpServerResponse response = request.response();
        if (response.ended()) {
            return;
        }
        if (response.headWritten()) {
            LOG.debug("A request failed after its answer had begun", request.failure());
            request.request().connection().close();
            return;
        }
        if (request.failure() instanceof IOException) {
            LOG.debug("The client went away", request.failure());
            response.setStatusCode(400).end();
            return;
        }
        ProblemDocument document = document(request);
        response.setStatusCode(document.status());
        document.headers().forEach(response::putHeader);
        response.end(io.vertx.core.buffer.Buffer.buffer(document.body()));
    }

    private ProblemDocument document(RoutingContext request) {
        String language = request.request().getHeader("Accept-Language");
        if (request.failure() == null || request.statusCode() >= 400 && request.statusCode() < 500) {
            return writer.write(HttpRefusals.of(request.statusCode()), language);
        }
        return problems.document(request.failure(), language);
    }
}
