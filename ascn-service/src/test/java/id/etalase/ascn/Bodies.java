package id.etalase.ascn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sound requests, for tests to send as they are or to spoil in one place. */
public final class Bodies {

    private Bodies() {
    }

    /** A city of Indonesia. */
    public static Map<String, Object> aCity(String slug) {
        return map("slug", slug, "name", Map.of("id", "Kota Contoh", "en", "Example City"), "country", "ID", "kind", "city",
                "coordinates", Map.of("latitude", -7.25, "longitude", 112.75), "timeZone", "Asia/Jakarta");
    }

    public static Map<String, Object> aMembership(int cohort, String joinedOn) {
        return map("cohort", cohort, "joinedOn", joinedOn);
    }

    public static Map<String, Object> aPost(String since) {
        return map("office", Map.of("id", "Unit Kota Cerdas", "en", "Smart city unit"), "since", since);
    }

    /** A project of Jakarta, planned since the start of 2025. */
    public static Map<String, Object> aProject(String slug) {
        return map("slug", slug, "city", "dki-jakarta", "name", Map.of("id", "Peringatan banjir", "en", "Flood warning"),
                "problem", Map.of("en", "People learn too late that water is coming."), "focusArea", "safety-and-security",
                "challenges", List.of("floods"), "since", "2025-01-01");
    }

    public static Map<String, Object> aStep(String to, String day) {
        return map("to", to, "occurredOn", day);
    }

    public static Map<String, Object> anIndicator(String code) {
        return map("code", code, "name", Map.of("id", "Waktu tempuh", "en", "Travel time"), "unit", "minutes", "direction",
                "lower-is-better", "level", "outcome", "method", Map.of("description", Map.of("en", "Household survey.")));
    }

    /** A value of Jakarta. */
    public static Map<String, Object> anObservation(String indicator, String period, Object value) {
        return map("indicator", indicator, "method", 1, "city", "dki-jakarta", "period", period, "value", value, "unit",
                "minutes");
    }

    public static Map<String, Object> aPractice(String slug) {
        return map("slug", slug, "title", Map.of("id", "Halte tanpa tunai", "en", "Cashless stops"), "what",
                Map.of("en", "One card for all operators."), "city", "dki-jakarta", "result",
                Map.of("en", "Boarding takes half the time."), "contactOffice", "Dinas Perhubungan");
    }

    public static Map<String, Object> anAdoption(String city) {
        return map("city", city, "since", "2026-01");
    }

    public static Map<String, Object> aMeeting(String slug) {
        return map("slug", slug, "kind", "workshop", "name", Map.of("id", "Lokakarya", "en", "Workshop"), "startsOn",
                "2026-02-02", "endsOn", "2026-02-03", "country", "ID", "place", "Jakarta");
    }

    /** Names and values in turn; the map may be changed. */
    public static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    /** The same with one member more, or another value of it. */
    public static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(name, value);
        return changed;
    }

    /** The same without a member. */
    public static Map<String, Object> without(Map<String, Object> body, String name) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.remove(name);
        return changed;
    }
}
