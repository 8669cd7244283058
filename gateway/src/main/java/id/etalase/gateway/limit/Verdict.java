package id.etalase.gateway.limit;

import java.util.Optional;

/**
 * What the gateway makes of a token.
 *
 * @param refused whether it is certainly none
 * @param client who sent it, if that is certain
 */
record Verdict(boolean refused, Optional<Client> client) {

    /** Damaged, expired, or made by or for somebody else. */
    static final Verdict REFUSED = new Verdict(true, Optional.empty());

    /** It cannot be told now; the service will. */
    static final Verdict UNKNOWN = new Verdict(false, Optional.empty());

    static Verdict of(Client client) {
        return new Verdict(false, Optional.of(client));
    }
}
