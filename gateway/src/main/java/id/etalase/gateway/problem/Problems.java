package id.etalase.gateway.problem;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import id.etalase.gateway.request.Call;
import id.etalase.gateway.request.PublicAddress;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Answers a request with a problem document (RFC 9457) in the language of the caller. */
@Singleton
public class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private final ProblemTexts texts = new ProblemTexts();
    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    /** Sends the problem as the whole answer. The head of the response must not have been sent. */
    public void answer(RoutingContext routing, Problem problem) {
        Call call = Call.of(routing);
        HttpServerResponse response = routing.response();
        response.setStatusCode(problem.kind().status());
        response.headers()
                .set("Content-Type", "application/problem+json")
                .set("Content-Language", call.language().tag())
                .set("Cache-Control", "no-store")
                .add("Vary", "Accept-Language");
        problem.headers().forEach(response.headers()::set);
        response.end(document(problem, call));
    }

    /** Answers what no handler took care of: an HTTP refusal from below as what it is, a fault with 500 and no details. */
    public void answerFailure(RoutingContext routing) {
        if (routing.response().headWritten()) {
            // The status is out: only a broken connection can still say that the answer is not whole.
            routing.response().reset();
            return;
        }
        int status = routing.statusCode();
        if (!routing.request().uri().startsWith("/")) {
            // The router knows only paths and says 404 to the rest.
            answer(routing, Problem.of(ProblemKind.INVALID_PATH));
        } else if (status >= 400 && status < 500) {
            answer(routing, Problem.of(ProblemKind.ofStatus(status)));
        } else {
            LOG.errorf(routing.failure(), "Request %s failed", Call.of(routing).correlation().requestId());
            answer(routing, Problem.of(ProblemKind.INTERNAL_ERROR));
        }
    }

    private Buffer document(Problem problem, Call call) {
        ObjectNode document = json.createObjectNode()
                .put("type", typeOf(problem.kind().code(), call.address()))
                .put("title", texts.title(problem.kind(), call.language()))
                .put("status", problem.kind().status())
                .put("detail", texts.detail(problem, call.language()))
                .put("code", problem.kind().code())
                .put("traceId", call.correlation().traceId());
        if (!problem.errors().isEmpty()) {
            ArrayNode errors = document.putArray("errors");
            problem.errors().forEach(error -> {
                ObjectNode entry = errors.addObject()
                        .put("parameter", error.parameter())
                        .put("code", error.code())
                        .put("detail", texts.detail(error, call.language()));
                error.allowed().forEach(entry.putArray("allowed")::add);
            });
        }
        return Buffer.buffer(document.toString());
    }

    /** The address of the page that explains a kind of problem. */
    public static String typeOf(String code, PublicAddress address) {
        return address + "/problems/" + code;
    }
}
