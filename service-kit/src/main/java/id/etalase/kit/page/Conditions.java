package id.etalase.kit.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import id.etalase.kit.text.SearchWords;

/** The conditions of a query that a filter makes, one after the other; what the caller did not give does not narrow. */
public final class Conditions {

    private final List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    private final Map<String, Object> parameters = new HashMap<>();

    /** Adds a condition with one parameter, unless the value is absent. */
    public Conditions add(String condition, String parameter, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }
        return this;
    }

    /** Adds a condition whose parameters are {@link #set} beside it. */
    public Conditions require(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Gives a parameter of a condition its value. */
    public Conditions set(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /**
     * Requires every word that somebody typed.
     *
     * @param condition with {@code {matches}} where the comparison goes, behind a folded text: {@code p.searchText {matches}}
     * @param q what was typed; null or blank narrows nothing
     */
    public Conditions words(String condition, @Nullable String q) {
        List<String> patterns = q == null ? List.of() : SearchWords.patterns(q);
        for (int i = 0; i < patterns.size(); i++) {
            conditions.add(condition.replace("{matches}", "like cast(fold(:word" + i + ") as string) escape '\\'"));
            parameters.put("word" + i, patterns.get(i));
        }
        return this;
    }

    /** All of them, for behind {@code where}. */
    public String where() {
        return String.join(" and ", conditions);
    }

    public Map<String, Object> parameters() {
        return parameters;
    }
}
