package id.etalase.partnerships.agreement;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.text.BilingualText;
import id.etalase.partnerships.cooperation.Action;
import id.etalase.partnerships.cooperation.Input;
import id.etalase.partnerships.cooperation.Stage;

/**
 * Where an agreement may go now.
 *
 * @param stage where it stands
 * @param revision its revision, to be named by approvals
 * @param transitions the steps that its kind knows from here
 */
@Schema(description = "Where an agreement may go now, and what is still missing for each step.")
public record TransitionList(Stage stage, int revision, List<PossibleTransition> transitions) {

    /**
     * A step that the kind of the agreement knows from its present stage.
     *
     * @param to where it leads
     * @param action what it means
     * @param name the name of that stage
     * @param by the roles that may take it
     * @param allowed whether the caller has one of these roles
     * @param requires what the request must say besides {@code to}
     * @param missing what must be on file first
     * @param ready whether the caller could take it now
     */
    @Schema(description = "A step that the kind of the agreement knows from its present stage.")
    public record PossibleTransition(Stage to, Action action, BilingualText name, List<String> by, boolean allowed,
            List<Input> requires, List<Missing> missing, boolean ready) {
    }
}
