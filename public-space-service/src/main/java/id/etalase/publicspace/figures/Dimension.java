package id.etalase.publicspace.figures;

/** By what visits are counted. Each has a column or expression of the database of its own; nothing of it comes from callers. */
enum Dimension {
    /** A mixed party that came in part counts in proportion: the gate counts heads. */
    VISITOR_TYPE("part.type", """
            values ('PUBLIC', b.public_visitors), ('SCHOOL', b.pupils + b.escorts), ('UNIVERSITY', b.students),
                ('DELEGATION', b.delegates), ('DISABILITY', b.with_disabilities)"""),
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
    private final String parts;

    Dimension(String expression) {
        this(expression, "values ('ALL', b.heads)");
    }

    Dimension(String expression, String parts) {
        this.expression = expression;
        this.parts = parts;
    }

    /** Rows of a type and its heads into which a booking is taken apart. */
    String parts() {
        return parts;
    }

    String expression() {
        return expression;
    }
}
