package id.etalase.gateway.problem;

import java.util.EnumMap;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

import id.etalase.gateway.request.Language;

/** The words of the gateway's own problems, in each language. */
final class ProblemTexts {

    private static final String BUNDLE = "gateway-problems";

    private final Map<Language, ResourceBundle> bundles = new EnumMap<>(Language.class);

    ProblemTexts() {
        // Never the language of the machine: what is not in the asked bundle comes from the English one.
        Control control = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        for (Language language : Language.values()) {
            bundles.put(language, ResourceBundle.getBundle(BUNDLE, language.locale(), control));
        }
    }

    String title(ProblemKind kind, Language language) {
        return bundles.get(language).getString(kind.code() + ".title");
    }

    /** The explanation with its placeholders, such as <code>{service}</code>, filled in. */
    String detail(ProblemKind kind, Language language, Map<String, ?> arguments) {
        String text = bundles.get(language).getString(kind.code() + ".detail");
        for (Map.Entry<String, ?> argument : arguments.entrySet()) {
            text = text.replace("{" + argument.getKey() + "}", String.valueOf(argument.getValue()));
        }
        return text;
    }
}
