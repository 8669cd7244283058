package id.etalase.localstack.launcher;

import java.util.Map;

/**
 * Secrets that a service does not start without. These stand in a public repository, so they keep nothing secret: they are
 * for a machine on which everything listens on the loopback address, and for nothing else.
 */
final class LocalSecrets {

    static final Map<String, String> OF_ALL = Map.of("ETALASE_SECRETS_KEY", "ZGV2LW9ubHktaG9vay1rZXktZGV2LW9ubHktaG9vay0=");

    static final Map<String, String> OF_PUBLIC_SPACE = Map.of(
            "ETALASE_BOOKING_CODE_KEY", "ZGV2LW9ubHktY29kZS1rZXktZGV2LW9ubHktY29kZS0=",
            "ETALASE_PRIVACY_KEY", "ZGV2LW9ubHktZGF0YS1rZXktZGV2LW9ubHktZGF0YS0=",
            "ETALASE_GATE_TICKET_KEY",
            "eyJrdHkiOiJFQyIsImNydiI6IlAtMjU2Iiwia2lkIjoibG9jYWwiLCJ4IjoiRzN2VjkzSFRGSDgzNlFBTWFfdThMTV"
                    + "NjU0EwSmVaWVlmOEpEWENNQ1ZtWSIsInkiOiJlaVl5NWlfVTBXc2N2d3k0aGVQVktrVjlILVg0MnZVU01wZlV2OXFGSnV3IiwiZC"
                    + "I6Ild1SXk1dk45SlpUbEVwNEt1OVI4d0lyTGZVYjFWWXJlLVFVYTJmc2ZrbTgifQ==");

    private LocalSecrets() {
    }
}
