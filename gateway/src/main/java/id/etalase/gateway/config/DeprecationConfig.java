package id.etalase.gateway.config;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;

/** An operation that should not be used any more: callers are told on every answer, readers in the documents. */
public interface DeprecationConfig {

    String method();

    /** As it stands in the document, for example {@code /v1/partners/{partner}}. */
    String path();

    /** From when on (RFC 9745). */
    LocalDate since();

    /** When it will be gone (RFC 8594); not before {@code since}. */
    Optional<LocalDate> sunset();

    /** Where it is explained what to use instead. */
    Optional<URI> link();
}
