package id.etalase.kit.outbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a type name: {@code id.etalase.<context>.<aggregate>.<event>.v<version>}.
 *
 * @param context
 *        the service's name, for example {@code partnerships}
 * @param aggregate
 *        the kind of thing, for example {@code agreement}
 * @param event
 *        what happened, for example {@code signed}
 * @param version
 *        of the payload, from 1
 */
record EventType(String context, String aggregate, String event, int version) {

    private static final String WORD = "([a-z][a-z0-9]*(?:-[a-z0-9]+)*)";
    private static final Pattern FORM = Pattern
            .compile("id\\.etalase\\." + WORD + "\\." + WORD + "\\." + WORD + "\\.v([1-9][0-9]{0,3})");

    /** @throws IllegalArgumentException when the name has another form: a mistake in the event's class */
    static EventType parse(String name) {
        Matcher parts = FORM.matcher(name);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "An event type has the form id.etalase.<context>.<aggregate>.<event>.v<n>, but this is " + name);
        }
        return new EventType(parts.group(1), parts.group(2), parts.group(3), Integer.parseInt(parts.group(4)));
    }

    static boolean isOne(String name) {
        return name.length() <= 200 && FORM.matcher(name).matches();
    }

    /** {@code <aggregate>.<event>.v<n>}: the name of the schema of its payload. */
    String schema() {
        return aggregate + "." + event + ".v" + version;
    }

    /** {@code <context>.<aggregate>}: the stem of the topic names, and what an aggregate id is unique within. */
    String aggregateType() {
        return context + "." + aggregate;
    }
}
