package id.etalase.localstack.launcher;

/** What a person must know and do, in one line. */
final class RunFailure extends RuntimeException {

    RunFailure(String message) {
        super(message);
    }

    RunFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
