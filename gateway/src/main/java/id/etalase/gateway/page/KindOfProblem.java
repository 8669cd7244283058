package id.etalase.gateway.page;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One kind of problem as somebody in the suite tells it.
 *
 * @param code the last part of the problem's {@code type}
 * @param status of HTTP
 * @param title by language
 * @param detail by language, with placeholders in braces; empty if there is no more to say than the title
 * @param sources the services that answer with it, and {@code gateway}
 */
record KindOfProblem(String code, int status, Map<String, String> title, Map<String, String> detail,
        SortedSet<String> sources) {

    /** The same kind, told by another one too. */
    KindOfProblem alsoFrom(SortedSet<String> others) {
        SortedSet<String> all = new TreeSet<>(sources);
        all.addAll(others);
        return new KindOfProblem(code, status, title, detail, all);
    }
}
