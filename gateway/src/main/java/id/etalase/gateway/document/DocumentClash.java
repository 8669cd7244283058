package id.etalase.gateway.document;

/** Two documents say different things under one name, so there is no one document that holds both. */
final class DocumentClash extends RuntimeException {

    /**
     * @param what for example {@code "schema 'Term'"}
     * @param first who said it first
     * @param second who says it differently
     */
    DocumentClash(String what, String first, String second) {
        super("The OpenAPI documents of '%s' and '%s' cannot be merged: each has its own %s".formatted(first, second, what),
                null,
                false, false);
    }

    DocumentClash(String message) {
        super(message, null, false, false);
    }
}
