package id.etalase.kit.idempotency;

import java.sql.SQLException;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.DomainException;
import id.etalase.kit.error.NotFound;
import id.etalase.kit.error.ProblemMapper;
import id.etalase.kit.error.RequestProblem;
import id.etalase.kit.error.StaleVersion;
import id.etalase.kit.identity.Caller;
import id.etalase.kit.seal.Secrets;
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
    private final Secrets secrets;
    private final Caller caller;
    private final HttpHeaders headers;
    private final CurrentVertxRequest request;
    private final CurrentRequest current;

    IdempotentInterceptor(IdempotencyRecords records, Fingerprint fingerprints, ProblemMapper problems, ObjectMapper json,
            Secrets secrets, Caller caller, HttpHeaders headers, CurrentVertxRequest request, CurrentRequest current) {
        this.records = records;
        this.fingerprints = fingerprints;
        this.problems = problems;
        this.json = json;
        this.secrets = secrets;
        this.caller = caller;
        this.headers = headers;
        this.request = request;
        this.current = current;
    }

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        // Only a digest of the caller is kept: a subject may be a person.
        IdempotentRequest attempt = new IdempotentRequest(
                new Digest().with(caller.clientId()).with(caller.subject()).hex(), IdempotencyKey.of(headers),
                fingerprints.of(request.getCurrent().request(), call), headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        Idempotent how = call.getMethod().getAnnotation(Idempotent.class);
        if (how != null && how.together()) {
            current.begin(attempt);
            return call.proceed();
        }
        try {
            return QuarkusTransaction.requiringNew()
                    .call(() -> replayed(attempt).orElseGet(() -> run(attempt, call, how != null && how.secret())));
        } catch (NotFound | Conflict | StaleVersion no) {
            return keep(attempt, no);
        }
    }

    private Optional<Response> replayed(IdempotentRequest attempt) throws SQLException {
        IdempotencyRecords.Claim claim = records.claim(attempt.name());
        if (claim.ours().isEmpty()) {
            throw new RequestProblem("idempotency-key-in-use");
        }
        return replayed(attempt, claim);
    }

    private Optional<Response> replayed(IdempotentRequest attempt, IdempotencyRecords.Claim claim) {
        return claim.found().values().stream().findFirst().map(found -> {
            if (!found.fingerprint().equals(attempt.fingerprint())) {
                throw new RequestProblem("idempotency-key-reused");
            }
            return found.answer().opened(secrets, attempt.name()).toReplay();
        });
    }

    private Response run(IdempotentRequest attempt, InvocationContext call, boolean secret) {
        try {
            StoredAnswer answer = StoredAnswer.of((Response) call.proceed(), json);
            if (answer.isFinal()) {
                records.add(attempt, secret ? answer.sealed(secrets, attempt.name()) : answer);
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
    private Response keep(IdempotentRequest attempt, DomainException no) {
        StoredAnswer answer = StoredAnswer.of(problems.toResponse(no, attempt.acceptLanguage()), json);
        return QuarkusTransaction.requiringNew().call(() -> {
            IdempotencyRecords.Claim claim = records.claim(attempt.name());
            if (claim.ours().isEmpty()) {
                // Between the two transactions somebody else has come in with this key; the record will be theirs.
                return answer.toResponse();
            }
            Optional<Response> theirs = replayed(attempt, claim);
            if (theirs.isEmpty()) {
                records.add(attempt, answer);
            }
            return theirs.orElseGet(answer::toResponse);
        });
    }
}
