package id.etalase.gateway.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import id.etalase.gateway.problem.Problem;
import id.etalase.gateway.problem.ProblemKind;
import id.etalase.gateway.problem.Problems;
import id.etalase.gateway.request.Call;
import id.etalase.gateway.request.Journal;
import id.etalase.gateway.route.Settings;
import io.vertx.ext.web.RoutingContext;

/** Lets each client hold so many requests open, at this gateway: one client must not take the places of all. */
@Singleton
public class OpenRequests {

    private final Settings settings;
    private final Problems problems;
    private final Map<String, Integer> byClient = new ConcurrentHashMap<>();

    OpenRequests(Settings settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    /** Whether the request may be held open; if not, it is answered with 429. */
    public boolean admits(RoutingContext routing) {
        int limit = settings.now().gateway().heldOpen().perClient();
        String client = Journal.of(routing).isAnonymous() ? Call.of(routing).client() : Journal.of(routing).client();
        if (byClient.merge(client, 1, Integer::sum) > limit) {
            leave(client);
            problems.answer(routing, Problem.of(ProblemKind.TOO_MANY_OPEN_REQUESTS).with("limit", limit)
                    .withHeader("Retry-After", Long.toString(settings.now().gateway().retryAfter().toSeconds())));
            return false;
        }
        routing.addEndHandler(end -> leave(client));
        return true;
    }

    private void leave(String client) {
        byClient.computeIfPresent(client, (id, open) -> open == 1 ? null : open - 1);
    }
}
