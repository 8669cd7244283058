package id.etalase.kit.identity;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * In which capacity somebody acted, for records and events. Never a person.
 *
 * @param role the role that allowed it, for example {@code home-affairs}
 * @param office the office of the actor where the token names one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Actor(String role, @Nullable String office) {
}
