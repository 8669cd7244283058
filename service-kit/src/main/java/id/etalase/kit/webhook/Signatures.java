package id.etalase.kit.webhook;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;

import id.etalase.kit.seal.Secrets;

/** Secrets and signatures after the Standard Webhooks specification (HMAC-SHA256). Secrets are kept sealed. */
@Singleton
class Signatures {

    private static final String PREFIX = "whsec_";

    private final Secrets secrets;
    private final SecureRandom random = new SecureRandom();

    Signatures(Secrets secrets) {
        this.secrets = secrets;
    }

    /** A new secret for that subscription, as it is kept. */
    String newSecret(UUID subscription) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return seal(subscription, PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /** What the client gets to see of {@link #newSecret}. */
    String open(UUID subscription, String kept) {
        // Subscriptions from before secrets were sealed have theirs as it is until WebhookQueue.seal comes by.
        return kept.startsWith(PREFIX) ? kept : secrets.open(subject(subscription), kept);
    }

    /** The same secret under the present key, whatever it was kept under. */
    String sealAgain(UUID subscription, String kept) {
        return seal(subscription, open(subscription, kept));
    }

    /** With what everything begins that is kept under the present key. */
    String sealedPrefix() {
        return secrets.currentPrefix();
    }

    /** The header {@code webhook-signature}: one signature for each secret that is valid now. */
    String of(Subscription to, String messageId, Instant at, String body) {
        String signature = sign(open(to.id(), to.secret()), messageId, at, body);
        boolean both = to.previousSecret() != null && to.previousUntil() != null && at.isBefore(to.previousUntil());
        return both ? signature + " " + sign(open(to.id(), to.previousSecret()), messageId, at, body) : signature;
    }

    private String seal(UUID subscription, String secret) {
        return secrets.seal(subject(subscription), secret);
    }

    private static String subject(UUID subscription) {
        return "webhook " + subscription;
    }

    private static String sign(String secret, String messageId, Instant at, String body) {
        try {
            return new Webhook(secret).sign(messageId, at.getEpochSecond(), body);
        } catch (WebhookSigningException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }
}
