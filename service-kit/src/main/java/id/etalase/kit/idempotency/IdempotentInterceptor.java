package id.etalase.kit.idempotency;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.DomainException;
import id.etalase.kit.error.NotFound;
import id.etalase.kit.error.ProblemMapper;
import id.etalase.kit.error.RequestProblem;
import id.etalase.kit.error.StaleVersion;
import id.etalase.kit.identity.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/**
 * Does what {@link Idempotent} promises. Runs after the checks of roles and before Bean Validation.
 *
 * <p>
 * The change and its record are one transaction, so a process that is killed keeps both or neither. The advisory lock
 * makes a repeat wait for nobody: it is told that the first is still running. The primary key of the table is the second
 * net below it.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 500)
class IdempotentInterceptor {

    private final IdempotencyRecords records;
    private final Fingerprint fingerprints;
    private final ProblemMapper problems;
    private final ObjectMapper json;
    private final Caller caller;
    private final HttpHeaders headers;
    private final CurrentVertxRequest request;

    IdempotentInterceptor(IdempotencyRecords records, Fingerprint fingerprints, ProblemMapper problems, ObjectMapper json,
            Caller caller, HttpHeaders headers, CurrentVertxRequest request) {
        this.records = records;
        this.fingerprints = fingerprints;
        this.problems = problems;
        this.json = json;
        this.caller = caller;
        this.headers = headers;
        this.request = request;
    }

    /** One request: whose it is, how it is named, and what it asks for. */
    private record Attempt(String caller, IdempotencyKey key, String fingerprint) {
    }

    @AroundInvoke
    Object once(InvocationContext call) {
        // Only a digest of the caller is kept: a subject may be a person.
        Attempt attempt = new Attempt(new Digest().with(caller.clientId()).with(caller.subject()).hex(),
                IdempotencyKey.of(headers), fingerprints.of(request.getCurrent().request(), call));
        try {
            return QuarkusTransaction.requiringNew().call(() -> replayed(attempt).orElseGet(() -> run(attempt, call)));
        } catch (NotFound | Conflict | StaleVersion no) {
            return keep(attempt, no);
        }
    }

    private Optional<Response> replayed(Attempt attempt) throws SQLException {
        if (!records.tryLock(attempt.caller, attempt.key)) {
            throw new RequestProblem("idempotency-key-in-use");
        }
        return find(attempt);
    }

    private Optional<Response> find(Attempt attempt) throws SQLException {
        return records.find(attempt.caller, attempt.key).map(found -> {
            if (!found.fingerprint().equals(attempt.fingerprint)) {
                throw new RequestProblem("idempotency-key-reused");
            }
            return found.answer().toReplay();
        });
    }

    private Response run(Attempt attempt, InvocationContext call) {
        try {
            StoredAnswer answer = answer((Response) call.proceed());
            if (answer.isFinal()) {
                records.add(attempt.caller, attempt.key, attempt.fingerprint, answer);
            } else {
                QuarkusTransaction.setRollbackOnly();
            }
            return answer.toResponse();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The answer to an idempotent request could not be kept", e);
        }
    }

    /** The domain said no: its change is rolled back, its answer is kept. A repeat must not find a domain in better mood. */
    private Response keep(Attempt attempt, DomainException no) {
        StoredAnswer answer = answer(problems.toResponse(no, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
        return QuarkusTransaction.requiringNew().call(() -> {
            if (!records.tryLock(attempt.caller, attempt.key)) {
                // Between the two transactions somebody else has come in with this key; the record will be theirs.
                return answer.toResponse();
            }
            Optional<Response> theirs = find(attempt);
            if (theirs.isEmpty()) {
                records.add(attempt.caller, attempt.key, attempt.fingerprint, answer);
            }
            return theirs.orElseGet(answer::toResponse);
        });
    }

    private StoredAnswer answer(Response response) {
        Map<String, String> kept = new LinkedHashMap<>();
        response.getStringHeaders().forEach((name, values) -> kept.put(name, String.join(", ", values)));
        byte[] body = body(response.getEntity());
        if (body != null) {
            kept.putIfAbsent(HttpHeaders.CONTENT_TYPE, "application/json;charset=UTF-8");
        }
        return new StoredAnswer(response.getStatus(), kept, body);
    }

    private byte @Nullable [] body(@Nullable Object entity) {
        try {
            return entity == null || entity instanceof byte[] ? (byte[]) entity : json.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The answer cannot be written as JSON", e);
        }
    }
}
