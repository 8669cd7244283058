package id.etalase.kit.error;

import java.util.Map;

/**
 * A problem ready to be sent.
 *
 * @param status of HTTP
 * @param headers with the content type and the language among them
 * @param body the document of RFC 9457 in UTF-8
 */
record ProblemDocument(int status, Map<String, String> headers, byte[] body) {

    static final String MEDIA_TYPE = "application/problem+json";
}
