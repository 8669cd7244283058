package id.etalase.kit.json;

/** Which texts can be kept: PostgreSQL refuses U+0000, and half a surrogate pair is not a character. */
public final class StorableText {

    private StorableText() {
    }

    /** Whether the text holds only characters that can be kept and sent again unchanged. */
    public static boolean isStorable(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
