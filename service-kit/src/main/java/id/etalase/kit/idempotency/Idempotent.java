package id.etalase.kit.idempotency;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

/**
 * On a resource method that creates something and returns a {@link jakarta.ws.rs.core.Response}: the caller sends an
 * {@code Idempotency-Key} (1 to 255 visible ASCII characters), and a repeat with the same key and body gets the first
 * answer again instead of a second thing.
 *
 * <p>
 * The whole method runs in one transaction, and its answer is stored in that same transaction: there is no moment at which
 * the change is kept and the answer is not. Answers: 400 {@code idempotency-key-required}, 409
 * {@code idempotency-key-in-use} while the first request runs, 422 {@code idempotency-key-reused} for another body; a
 * replay has the header {@code Idempotency-Replayed: true}. Answers with 5xx, 401, 403 and refused content (400) are not
 * stored; those of the domain (404, 409, 412) are. Keys belong to the caller and are kept 24 hours.
 */
@Documented
@InterceptorBinding
@Target({ ElementType.METHOD, ElementType.TYPE })
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

    /**
     * True when the method works off several requests in one transaction of its own and keeps their answers in it by
     * {@link IdempotentRequests}: around it there is then no transaction, but the same checks of the key.
     */
    @Nonbinding
    boolean together() default false;

    /** Whether answers hold a secret: then they are kept sealed. */
    @Nonbinding
    boolean secret() default false;
}
