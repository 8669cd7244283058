package id.etalase.kit.error;

import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;

/**
 * The one place that knows which failure has which HTTP status, and the only writer of error bodies. Bad input of any sort
 * is 4xx; what a repeat may cure is 503 with {@code Retry-After}; everything else is 500 with an id and no message, and its
 * stack goes to the log once.
 */
@Singleton
public class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    private final ProblemWriter writer;
    private final ProblemTexts texts;

    ProblemMapper(ProblemWriter writer, ProblemTexts texts) {
        this.writer = writer;
        this.texts = texts;
    }

    @ServerExceptionMapper({ Throwable.class, WebApplicationException.class, NotFoundException.class,
            MismatchedInputException.class, ValidationException.class, ConstraintViolationException.class,
            ResteasyReactiveViolationException.class, UnauthorizedException.class, ForbiddenException.class,
            AuthenticationFailedException.class, AuthenticationCompletionException.class,
            AuthenticationRedirectException.class })
    Response map(Throwable failure, HttpHeaders headers) {
        if (failure instanceof WebApplicationException e && e.getResponse().getStatus() < 400) {
            return e.getResponse();
        }
        return toResponse(failure, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /**
     * The answer for a failure, for those who need it before the request ends.
     *
     * @param acceptLanguage the header as received, null when absent
     */
    public Response toResponse(Throwable failure, @Nullable String acceptLanguage) {
        ProblemDocument document = document(failure, acceptLanguage);
        Response.ResponseBuilder response = Response.status(document.status()).entity(document.body());
        document.headers().forEach(response::header);
        return response.build();
    }

    ProblemDocument document(Throwable failure, @Nullable String acceptLanguage) {
        return writer.write(refusal(failure).orElseGet(() -> {
            LOG.error("A request failed", failure);
            return HttpRefusals.of(500);
        }), acceptLanguage);
    }

    private Optional<Refusal> refusal(Throwable failure) {
        if (failure instanceof DomainException e) {
            return Optional.of(of(e));
        }
        if (failure instanceof RequestProblem e) {
            int status = texts.status(e.code()).orElse(400);
            Refusal refusal = Refusal.of(status, e.code(), e.arguments()).with(e.errors());
            for (var extension : e.extensions().entrySet()) {
                refusal = refusal.extension(extension.getKey(), extension.getValue());
            }
            return Optional.of(refusal);
        }
        if (failure instanceof ConstraintViolationException e) {
            return ConstraintRefusals.of(e);
        }
        if (failure instanceof JsonProcessingException e) {
            // Jackson wraps what the reading of the body itself threw.
            return e.getCause() instanceof RequestProblem cause ? refusal(cause) : JsonRefusals.of(e);
        }
        if (failure instanceof WebApplicationException e) {
            // What reading the body or a parameter threw tells more than the status that it was wrapped in.
            Optional<Refusal> cause = e.getCause() == null ? Optional.empty() : refusal(e.getCause());
            return cause.isPresent() ? cause : fromHttp(e);
        }
        if (failure instanceof OIDCException) {
            LOG.warnf("The identity provider is not available: %s", failure.getMessage());
            return Optional.of(Refusal.of(503, "identity-unavailable"));
        }
        if (failure instanceof RejectedExecutionException) {
            return Optional.of(Refusal.of(503, "busy"));
        }
        Refusal security = HttpRefusals.ofSecurity(failure);
        return security != null ? Optional.of(security) : ofCause(failure);
    }

    private Optional<Refusal> ofCause(Throwable failure) {
        Optional<Refusal> database = DatabaseRefusals.of(failure);
        if (database.isPresent() || failure.getCause() == null || failure.getCause() == failure) {
            return database;
        }
        Throwable cause = failure.getCause();
        return cause instanceof DomainException || cause instanceof JsonProcessingException ? refusal(cause)
                : Optional.empty();
    }

    private static Optional<Refusal> fromHttp(WebApplicationException e) {
        return e.getResponse().getStatus() >= 500 && e.getResponse().getStatus() != 503 ? Optional.empty()
                : Optional.of(HttpRefusals.of(e));
    }

    private static Refusal of(DomainException e) {
        // Java 17 has no pattern switch; the sealed family keeps this list honest.
        if (e instanceof NotFound) {
            return Refusal.of(404, e.code(), e.arguments());
        }
        if (e instanceof Forbidden) {
            return Refusal.of(403, e.code(), e.arguments());
        }
        if (e instanceof StaleVersion) {
            return Refusal.of(412, e.code(), e.arguments());
        }
        if (e instanceof Conflict conflict) {
            Refusal refusal = Refusal.of(409, e.code(), e.arguments());
            for (var extension : conflict.extensions().entrySet()) {
                refusal = refusal.extension(extension.getKey(), extension.getValue());
            }
            return refusal;
        }
        return Refusal.of(400, e.code(), e.arguments()).with(((RuleViolation) e).errors());
    }
}
