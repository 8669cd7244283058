package id.etalase.kit.webhook;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;

/** Secrets and signatures after the Standard Webhooks specification (HMAC-SHA256). */
final class Signatures {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Signatures() {
    }

    static String newSecret() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    /** The header {@code webhook-signature}: one signature for each secret that is valid now. */
    static String of(Subscription subscription, String messageId, Instant at, String body) {
        String signature = sign(subscription.secret(), messageId, at, body);
        boolean both = subscription.previousSecret() != null && subscription.previousUntil() != null
                && at.isBefore(subscription.previousUntil());
        return both ? signature + " " + sign(subscription.previousSecret(), messageId, at, body) : signature;
    }

    private static String sign(String secret, String messageId, Instant at, String body) {
        try {
            return new Webhook(secret).sign(messageId, at.getEpochSecond(), body);
        } catch (WebhookSigningException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }
}
