package id.etalase.partnerships.cooperation;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.BilingualText;

/**
 * An approval that a kind of cooperation needs.
 *
 * @param type what is given
 * @param name its name
 * @param authority who gives it
 * @param recordedBy the roles that may put it on file
 * @param openFrom the stage from which on it can be given
 * @param neededFor the stage that cannot be entered without it, nor any later one up to the signing
 * @param when it is needed only for agreements of which this is true; absent = for all
 */
@Schema(description = "An approval that a kind of cooperation needs.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ApprovalRule(ApprovalType type, BilingualText name, Authority authority, List<String> recordedBy, Stage openFrom,
        Stage neededFor, Condition when) {

    public ApprovalRule {
        recordedBy = List.copyOf(recordedBy);
    }
}
