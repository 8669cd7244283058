package id.etalase.gateway.problem;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

import id.etalase.gateway.request.Language;

/** The words of the gateway's own problems, in each language. */
public final class ProblemTexts {

    private static final String BUNDLE = "gateway-problems";

    private final Map<Language, ResourceBundle> bundles = new EnumMap<>(Language.class);

    public ProblemTexts() {
        // Never the language of the machine: what is not in the asked bundle comes from the English one.
        Control control = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        for (Language language : Language.values()) {
            bundles.put(language, ResourceBundle.getBundle(BUNDLE, language.locale(), control));
        }
    }

    /** What kind of problem it is, the same for every case. */
    public String title(ProblemKind kind, Language language) {
        return text(kind.code() + ".title", language);
    }

    /** The explanation with its placeholders, such as <code>{service}</code>, unfilled. */
    public String detail(ProblemKind kind, Language language) {
        return text(kind.code() + ".detail", language);
    }

    String detail(Problem problem, Language language) {
        return fill(detail(problem.kind(), language), problem.arguments());
    }

    String detail(ParameterError error, Language language) {
        return fill(text("field." + error.code(), language), Map.of("allowed", error.allowed()));
    }

    private String text(String key, Language language) {
        return bundles.get(language).getString(key);
    }

    private static String fill(String text, Map<String, ?> arguments) {
        String filled = text;
        for (Map.Entry<String, ?> argument : arguments.entrySet()) {
            String value = argument.getValue() instanceof List<?> list
                    ? String.join(", ", list.stream().map(String::valueOf).toList())
                    : String.valueOf(argument.getValue());
            filled = filled.replace("{" + argument.getKey() + "}", value);
        }
        return filled;
    }
}
