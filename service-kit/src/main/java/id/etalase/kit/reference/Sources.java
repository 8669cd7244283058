package id.etalase.kit.reference;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** Writes citations as readers should see them: the files of reference data name articles by file, readers by title. */
public final class Sources {

    private static final List<NamedCsvRecord> ARTICLES = ReferenceFile.read("articles.csv");
    private static final Pattern SEED = Pattern.compile("(?i)\\bseed:? (?=\\d{3}_)");

    private Sources() {
    }

    /** The citation with titles in place of file names; null for null. */
    public static String readable(String citation) {
        if (citation == null) {
            return null;
        }
        String text = SEED.matcher(citation).replaceAll("");
        for (NamedCsvRecord article : ARTICLES) {
            text = text.replaceAll(Pattern.quote(article.getField("file")),
                    Matcher.quoteReplacement('"' + article.getField("title") + '"'));
        }
        return text;
    }
}
