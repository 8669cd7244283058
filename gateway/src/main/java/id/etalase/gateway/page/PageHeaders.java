package id.etalase.gateway.page;

import id.etalase.gateway.request.Language;
import io.vertx.ext.web.RoutingContext;

/** The headers of a page for people. */
final class PageHeaders {

    /** Style and pictures from here, nothing else: these pages have no script and no form. */
    private static final String STRICT = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'";

    private PageHeaders() {
    }

    static void set(RoutingContext routing, Language language) {
        routing.response().headers()
                .set("Content-Security-Policy", STRICT)
                .set("Content-Language", language.tag())
                .add("Vary", "Accept-Language");
    }
}
