package id.etalase.gateway.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

import jakarta.inject.Singleton;

import id.etalase.gateway.request.Language;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import io.vertx.core.buffer.Buffer;

/** The pages for people, in both languages. What is put into them is escaped. */
@Singleton
class Templates {

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build();
    private final Map<Language, Map<String, String>> words = new EnumMap<>(Language.class);

    Templates() {
        Control control = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        for (Language language : Language.values()) {
            ResourceBundle bundle = ResourceBundle.getBundle("gateway-pages", language.locale(), control);
            Map<String, String> texts = new HashMap<>();
            bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
            words.put(language, texts);
        }
        for (String name : List.of("layout", "start", "status", "problem", "problems", "events")) {
            engine.putTemplate(name,
                    engine.parse(read("pages/" + name + ".html"), Variant.forContentType(Variant.TEXT_HTML), name));
        }
    }

    /**
     * A page.
     *
     * @param name of the template
     * @param root the address of the gateway relative to the page, with a slash at the end
     * @param data what the template shows, beside the words of the language
     */
    Buffer render(String name, Language language, String root, Map<String, ?> data) {
        Template template = engine.getTemplate(name);
        return Buffer.buffer(template.instance().data("language", language.tag()).data("root", root)
                .data("words", words.get(language)).data("it", data).render());
    }

    /** One of the words of the pages. */
    String word(String key, Language language) {
        return words.getOrDefault(language, Map.of()).getOrDefault(key, key);
    }

    private static String read(String resource) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + resource, unreadable);
        }
    }
}
