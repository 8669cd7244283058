package id.etalase.kit.outbox;

/** The outbox could not do its work for a technical reason; the transaction it happened in is rolled back. */
class OutboxException extends RuntimeException {

    OutboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
