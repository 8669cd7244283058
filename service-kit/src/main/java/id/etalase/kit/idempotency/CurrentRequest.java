package id.etalase.kit.idempotency;

import jakarta.enterprise.context.RequestScoped;

import org.jspecify.annotations.Nullable;

/** The request in progress, between the interceptor and the method behind it. */
@RequestScoped
class CurrentRequest {

    private @Nullable IdempotentRequest request;

    void begin(IdempotentRequest begun) {
        request = begun;
    }

    IdempotentRequest get() {
        IdempotentRequest begun = request;
        if (begun == null) {
            throw new IllegalStateException("The method has no @Idempotent(together = true)");
        }
        return begun;
    }
}
