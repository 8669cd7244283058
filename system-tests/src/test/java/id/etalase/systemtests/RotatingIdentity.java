package id.etalase.systemtests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An identity provider whose published keys a test chooses. */
final class RotatingIdentity implements AutoCloseable {

    private final HttpServer server;
    private volatile JWKSet published = new JWKSet();

    private RotatingIdentity(HttpServer server) {
        this.server = server;
    }

    static RotatingIdentity with(RSAKey key) throws IOException {
        RotatingIdentity identity = new RotatingIdentity(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        identity.server.createContext("/etalase/.well-known/openid-configuration", exchange -> answer(exchange, """
                {"issuer": "%1$s", "jwks_uri": "%1$s/jwks", "token_endpoint": "%1$s/token"}""".formatted(identity.issuer())));
        identity.server.createContext("/etalase/jwks", exchange -> answer(exchange, identity.published.toString()));
        identity.publish(key);
        identity.server.start();
        return identity;
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort() + "/etalase";
    }

    static RSAKey newKey(String id) throws JOSEException {
        return new RSAKeyGenerator(2048).keyID(id).generate();
    }

    /** From now on these are the keys, and no others. */
    void publish(RSAKey... keys) {
        published = new JWKSet(List.of(keys)).toPublicJWKSet();
    }

    String tokenSignedWith(RSAKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder().issuer(issuer()).audience("etalase").subject("app").claim("azp", "app")
                        .claim("groups", List.of("app")).issueTime(new Date())
                        .expirationTime(Date.from(Instant.now().plusSeconds(3600))).build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
