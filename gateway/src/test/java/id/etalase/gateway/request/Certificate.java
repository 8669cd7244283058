package id.etalase.gateway.request;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and a certificate for {@code localhost}, made for one run by the tool that comes with Java. */
public final class Certificate {

    public static final String PASSWORD = "only-for-tests";

    private static Path store;

    private Certificate() {
    }

    /** A PKCS 12 file. */
    public static synchronized Path store() {
        if (store == null) {
            try {
                Path folder = Files.createTempDirectory("etalase-gateway-tls");
                Path file = folder.resolve("localhost.p12");
                Process tool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair", "-alias", "gateway", "-keyalg", "EC", "-dname", "CN=localhost", "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1", "-validity", "2", "-storetype", "PKCS12", "-storepass", PASSWORD,
                        "-keystore", file.toString()).redirectErrorStream(true).start();
                String said = new String(tool.getInputStream().readAllBytes());
                if (tool.waitFor() != 0) {
                    throw new IllegalStateException(said);
                }
                file.toFile().deleteOnExit();
                store = file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return store;
    }

    /** For a client that trusts it and nothing else. */
    public static SSLContext trusted() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(keys());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For a server that shows it. */
    public static SSLContext shown() {
        try {
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys(), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore keys() throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(store())) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            return keys;
        }
    }
}
