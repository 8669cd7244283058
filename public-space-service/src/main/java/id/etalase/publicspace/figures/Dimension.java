package id.etalase.publicspace.figures;

/** By what visits are counted. Each has a column or expression of the database of its own; nothing of it comes from callers. */
enum Dimension {
    ACTIVITY_TYPE("a.type"),
    COUNTRY("b.country"),
    SCHOOL_LEVEL("b.school_level"),
    /** What visitors said afterwards, or else when they booked. */
    TRAVEL_MODE("coalesce(f.travel_mode, b.travel_mode)"),
    SPACE("p.slug"),
    /** Hour of the start in Jakarta, two digits. */
    HOUR("to_char(s.starts_at at time zone 'Asia/Jakarta', 'HH24')"),
    MONTH("to_char(s.starts_at at time zone 'Asia/Jakarta', 'YYYY-MM')");

    private final String expression;

    Dimension(String expression) {
        this.expression = expression;
    }

    String expression() {
        return expression;
    }
}
