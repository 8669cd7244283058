package id.etalase.kit.error;

import java.util.Map;

/**
 * A "no" of the domain: something a caller asked for that the rules, the state or the caller's office do not allow.
 *
 * <p>
 * It says <em>what</em> is wrong by a stable {@link #code()} and the {@link #arguments()} for its text, and knows neither
 * an HTTP status nor a language: {@link ProblemMapper} turns it into an RFC 9457 problem document with the texts
 * {@code <code>.title} and {@code <code>.detail} of the bundle {@code problems} in the language of the caller.
 */
public abstract sealed class DomainException extends RuntimeException
        permits NotFound, Conflict, StaleVersion, RuleViolation, Forbidden {

    private final String code;
    private final transient Map<String, Object> arguments;

    DomainException(String code, Map<String, ?> arguments) {
        super(arguments.isEmpty() ? code : code + " " + arguments, null, false, true);
        this.code = code;
        this.arguments = Map.copyOf(arguments);
    }

    /** The stable, documented name of this kind of problem, in kebab-case; the last part of the problem's {@code type}. */
    public String code() {
        return code;
    }

    /** Values for the placeholders <code>{name}</code> in the texts of this code; never null, no value is null. */
    public Map<String, Object> arguments() {
        return arguments;
    }
}
