package id.etalase.localstack.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongPredicate;

/** Ways to see that the process of a given number takes requests. */
final class Readiness {

    private static final int LIMIT_MILLIS = 1000;

    private Readiness() {
    }

    /** It answers 200 at this address. */
    static LongPredicate answers(String url) {
        return pid -> {
            try {
                HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
                connection.setConnectTimeout(LIMIT_MILLIS);
                connection.setReadTimeout(LIMIT_MILLIS);
                try {
                    return connection.getResponseCode() == 200;
                } finally {
                    connection.disconnect();
                }
            } catch (IOException e) {
                return false;
            }
        };
    }

    /** It wrote its number into this file; that of an earlier process does not count. */
    static LongPredicate wrote(Path file) {
        return pid -> {
            try {
                return Files.exists(file) && Files.readString(file).equals(Long.toString(pid));
            } catch (IOException e) {
                return false;
            }
        };
    }
}
