package id.etalase.partnerships.cooperation;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One step that the law allows.
 *
 * @param from where the agreement stands
 * @param to where it goes
 * @param action what the step means
 * @param by the roles that may take it
 * @param requires what the request must say
 * @param checks what must be on file
 * @param when the step exists only for agreements of which this is true; absent = for all
 */
@Schema(description = "One step that the law allows between two stages.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Transition(Stage from, Stage to, Action action, List<String> by, List<Input> requires, List<Check> checks,
        Condition when) {

    public Transition {
        by = List.copyOf(by);
        requires = requires == null ? List.of() : List.copyOf(requires);
        checks = checks == null ? List.of() : List.copyOf(checks);
    }
}
