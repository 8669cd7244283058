package id.etalase.kit.error;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import id.etalase.kit.json.EnumNames;

/**
 * The texts of all kinds of problems, from the bundle {@code kit-problems} and the service's own bundle {@code problems},
 * each in English and with the suffix {@code _id} in Indonesian (UTF-8):
 *
 * <pre>{@code
 * agreement-not-found.status=404
 * agreement-not-found.title=No such agreement
 * agreement-not-found.detail=There is no agreement {id}.
 * field.not-a-country=Not a country code of ISO 3166-1: {value}.
 * }</pre>
 *
 * The English file alone holds the status. It is what the catalogue shows, and for a {@link RequestProblem} it decides. A
 * line {@code <code>.retry-after} there gives the answer that header, in seconds.
 */
@Singleton
class ProblemTexts {

    private static final String[] BUNDLES = { "kit-problems", "problems" };
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)}");
    private static final String FIELD = "field.";
    private static final String STATUS = ".status";

    private final Map<Language, Properties> texts = new EnumMap<>(Language.class);

    ProblemTexts() {
        for (Language language : Language.values()) {
            Properties all = new Properties();
            for (String bundle : BUNDLES) {
                load(bundle + language.bundleSuffix() + ".properties", all);
            }
            texts.put(language, all);
        }
    }

    /** The declared status of a kind of problem; empty when no bundle declares it. */
    Optional<Integer> status(String code) {
        return Optional.ofNullable(texts.get(Language.ENGLISH).getProperty(code + STATUS)).map(Integer::valueOf);
    }

    /** After how many seconds a repeat may succeed; empty when a repeat cures nothing. */
    Optional<String> retryAfter(String code) {
        return Optional.ofNullable(texts.get(Language.ENGLISH).getProperty(code + ".retry-after"));
    }

    /** What kind of problem it is, the same for every case. */
    String title(String code, Language language) {
        return text(code + ".title", language).orElse(code);
    }

    /** What happened in this case; empty when the kind, or what is known of the case, has no more to say than the title. */
    Optional<String> detail(String code, Map<String, ?> arguments, Language language) {
        return text(code + ".detail", language).filter(text -> isComplete(text, arguments))
                .map(text -> fill(text, arguments));
    }

    /** What is wrong with one place of the request; empty when no bundle has the code. */
    Optional<String> field(String code, Map<String, ?> arguments, Language language) {
        return text(FIELD + code, language).map(text -> fill(text, arguments));
    }

    /** All declared kinds of problems. */
    SortedSet<String> codes() {
        return keys(key -> key.endsWith(STATUS) ? key.substring(0, key.length() - STATUS.length()) : null);
    }

    /** All declared kinds of field errors. */
    SortedSet<String> fieldCodes() {
        return keys(key -> key.startsWith(FIELD) ? key.substring(FIELD.length()) : null);
    }

    /** The text as it is written, with its placeholders; empty when missing. */
    Optional<String> text(String key, Language language) {
        String text = texts.get(language).getProperty(key);
        return Optional.ofNullable(text != null ? text : texts.get(Language.ENGLISH).getProperty(key));
    }

    private SortedSet<String> keys(Function<String, @Nullable String> codeOf) {
        SortedSet<String> codes = new TreeSet<>();
        for (String key : texts.get(Language.ENGLISH).stringPropertyNames()) {
            String code = codeOf.apply(key);
            if (code != null) {
                codes.add(code);
            }
        }
        return codes;
    }

    /** A sentence with a hole in it helps nobody. */
    private static boolean isComplete(String text, Map<String, ?> arguments) {
        return PLACEHOLDER.matcher(text).results().map(match -> arguments.get(match.group(1)))
                .noneMatch(argument -> argument == null || argument instanceof Collection<?> list && list.isEmpty());
    }

    private static String fill(String text, Map<String, ?> arguments) {
        return PLACEHOLDER.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(readable(arguments.get(match.group(1)))));
    }

    private static String readable(@Nullable Object argument) {
        if (argument instanceof Collection<?> list) {
            return list.stream().map(ProblemTexts::readable).collect(Collectors.joining(", "));
        }
        if (argument instanceof Enum<?> constant) {
            return EnumNames.of(constant);
        }
        return argument == null ? "…" : argument.toString();
    }

    private static void load(String resource, Properties into) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream in = loader.getResourceAsStream(resource)) {
            if (in != null) {
                into.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the problem texts " + resource, e);
        }
    }
}
