package id.etalase.kit.country;

import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.BilingualText;

/**
 * A member state of ASEAN.
 *
 * @param code ISO 3166-1 alpha-2
 * @param alpha3 ISO 3166-1 alpha-3
 * @param name its name
 * @param variants other spellings in use
 * @param capital its capital
 * @param latitude of the capital, degrees WGS 84
 * @param longitude of the capital, degrees WGS 84
 * @param joinedOn the day of its accession
 * @param note what a reader of the sources should know
 * @param certainty how sure the row is: high, medium or low
 * @param source where it is from
 */
@Schema(description = "A member state of ASEAN with its capital and the day it joined.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AseanMember(String code, String alpha3, BilingualText name, List<String> variants, BilingualText capital,
        double latitude, double longitude, LocalDate joinedOn, String note, String certainty, String source) {
}
