package id.etalase.publicspace.gate;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import jakarta.inject.Singleton;

import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

import id.etalase.kit.error.Conflict;

/** Signs tickets (JWS, ES256) and checks what gates send. The public half is published, so that gates can check offline. */
@Singleton
class TicketKeys {

    private static final String TYPE = "visit+jwt";

    private final EllipticCurveJsonWebKey key;

    TicketKeys(GateConfig config) {
        try {
            key = (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(
                    new String(Base64.getDecoder().decode(config.ticketKey()), StandardCharsets.UTF_8));
        } catch (JoseException e) {
            throw new IllegalArgumentException("etalase.gate.ticket-key must be a private JWK (EC, P-256) in Base64", e);
        }
    }

    String sign(String claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setHeader("typ", TYPE);
        signature.setKey(key.getPrivateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("A ticket could not be signed", e);
        }
    }

    /**
     * The claims of a ticket that this key has signed.
     *
     * @throws Conflict {@code ticket-invalid} for anything else, whatever algorithm it names
     */
    String verify(String ticket) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(new org.jose4j.jwa.AlgorithmConstraints(
                org.jose4j.jwa.AlgorithmConstraints.ConstraintType.PERMIT,
                AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256));
        try {
            signature.setCompactSerialization(ticket);
            signature.setKey(key.getPublicKey());
            if (TYPE.equals(signature.getHeader("typ")) && signature.verifySignature()) {
                return signature.getPayload();
            }
        } catch (JoseException e) {
            throw new Conflict("ticket-invalid");
        }
        throw new Conflict("ticket-invalid");
    }

    Map<String, Object> published() {
        Map<String, Object> published = key.toParams(OutputControlLevel.PUBLIC_ONLY);
        published.put("alg", "ES256");
        published.put("use", "sig");
        return published;
    }
}
