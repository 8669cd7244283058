package id.etalase.ascn;

import java.util.List;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.text.Note;

/** Checks texts that need not be there in both languages, but in one. */
public final class Texts {

    private Texts() {
    }

    /** Adds an error when a text is given and holds nothing in either language. */
    public static void check(Note text, String pointer, List<FieldError> errors) {
        if (text != null && isBlank(text.id()) && isBlank(text.en())) {
            errors.add(new FieldError(pointer, "text-required"));
        }
    }

    /** The text in English, or else in Indonesian. */
    public static String either(Note text) {
        return isBlank(text.en()) ? text.id() : text.en();
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
