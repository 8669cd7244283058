package id.etalase.gateway.deprecation;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import id.etalase.gateway.request.HttpDate;
import io.vertx.core.MultiMap;

/**
 * One operation that should not be used any more.
 *
 * @param template the segments of its path; one in braces stands for any
 */
public record Deprecation(String method, String path, List<String> template, LocalDate since, Optional<LocalDate> sunset,
        Optional<URI> link) {

    boolean concerns(String asked, List<String> segments) {
        // A head is what reading has, without its body.
        String does = asked.equals("HEAD") ? "GET" : asked;
        if (!method.equals(does) || template.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < template.size(); i++) {
            if (!template.get(i).startsWith("{") && !template.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** {@code Deprecation} is a date as in structured fields (RFC 9745), {@code Sunset} one as in HTTP (RFC 8594). */
    void tell(MultiMap headers) {
        headers.set("Deprecation", "@" + since.atStartOfDay().toEpochSecond(ZoneOffset.UTC));
        sunset.ifPresent(day -> headers.set("Sunset", HttpDate.of(day.atStartOfDay().toInstant(ZoneOffset.UTC))));
        link.ifPresent(page -> headers.add("Link", "<" + page + ">; rel=\"deprecation\""));
    }

    /** For readers of the document. */
    public String sentence() {
        return "Deprecated since " + since + sunset.map(day -> ", gone from " + day + " on").orElse("") + "."
                + link.map(page -> " See " + page + ".").orElse("");
    }
}
