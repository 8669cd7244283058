package id.etalase.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/**
 * Every kind of problem that the code can answer with has a status and texts in English and Indonesian. A service takes the
 * rules over with one test:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> every_problem_has_its_texts() {
 *     return ProblemTextRules.of("id.etalase.partnerships");
 * }
 * }</pre>
 *
 * Codes are found in the class files where they are written as constants: in {@code new NotFound("...")} and its siblings,
 * in {@code FieldError}s, and as {@code message} of a constraint.
 */
public final class ProblemTextRules {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
    private static final TreeMap<String, Integer> STATUS_OF_FAMILY = new TreeMap<>(
            java.util.Map.of("NotFound", 404, "Conflict", 409, "Forbidden", 403));

    private ProblemTextRules() {
    }

    /** @param root the root package of the classes whose problems must have texts */
    public static Stream<DynamicTest> of(String root) {
        return of(new ProblemCodes(classFiles(root)), texts("kit-problems", "problems"),
                texts("kit-problems_id", "problems_id"));
    }

    static Stream<DynamicTest> of(ProblemCodes codes, Properties english, Properties indonesian) {
        return Stream.of(
                DynamicTest.dynamicTest("every problem has a status and a title in both languages", () -> {
                    assertThat(missing(codes.problems().keySet(), ".status", english)).isEmpty();
                    assertThat(missing(codes.problems().keySet(), ".title", english)).isEmpty();
                    assertThat(missing(codes.problems().keySet(), ".title", indonesian)).isEmpty();
                }),
                DynamicTest.dynamicTest("every field error has a text in both languages", () -> {
                    Set<String> fields = codes.fields().stream().map(code -> "field." + code).collect(Collectors.toSet());
                    assertThat(missing(fields, "", english)).isEmpty();
                    assertThat(missing(fields, "", indonesian)).isEmpty();
                }),
                DynamicTest.dynamicTest("every status is the one that its exception has", () -> codes.problems()
                        .forEach((code, family) -> assertThat(english.getProperty(code + ".status")).as(code)
                                .isEqualTo(String.valueOf(STATUS_OF_FAMILY.getOrDefault(family,
                                        Integer.valueOf(english.getProperty(code + ".status", "0"))))))),
                DynamicTest.dynamicTest("both languages say the same things", () -> {
                    assertThat(translatable(indonesian)).isEqualTo(translatable(english));
                    for (String key : translatable(english)) {
                        assertThat(placeholders(indonesian, key)).as(key).isEqualTo(placeholders(english, key));
                    }
                }));
    }

    private static Set<String> missing(Set<String> codes, String suffix, Properties texts) {
        return codes.stream().map(code -> code + suffix).filter(key -> !texts.containsKey(key))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> translatable(Properties texts) {
        return texts.stringPropertyNames().stream().filter(key -> !key.endsWith(".status") && !key.endsWith(".retry-after"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> placeholders(Properties texts, String key) {
        return PLACEHOLDER.matcher(texts.getProperty(key)).results().map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<InputStream> classFiles(String root) {
        return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(root)
                .stream().flatMap(type -> type.getSource().stream()).map(source -> {
                    try {
                        return source.getUri().toURL().openStream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static Properties texts(String... bundles) {
        Properties texts = new Properties();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        for (String bundle : bundles) {
            try {
                for (URL url : Collections.list(loader.getResources(bundle + ".properties"))) {
                    try (InputStreamReader reader = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
                        texts.load(reader);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }
}
