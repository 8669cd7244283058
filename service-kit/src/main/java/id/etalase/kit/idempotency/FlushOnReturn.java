package id.etalase.kit.idempotency;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/**
 * Writes the changes of a use case to the database before its method returns. Alone, the commit would do that; inside the
 * wider transaction of {@link Idempotent} it comes later, and until then an entity would show the version of before the
 * change, and with it a wrong {@code ETag}.
 */
@Transactional
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 210)
class FlushOnReturn {

    private final EntityManager entities;

    FlushOnReturn(EntityManager entities) {
        this.entities = entities;
    }

    @AroundInvoke
    Object flush(InvocationContext call) throws Exception {
        Object result = call.proceed();
        if (entities.isJoinedToTransaction()) {
            entities.flush();
        }
        return result;
    }
}
