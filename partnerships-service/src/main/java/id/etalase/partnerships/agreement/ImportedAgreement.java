package id.etalase.partnerships.agreement;

import java.time.LocalDate;

import id.etalase.kit.time.PartialDate;
import id.etalase.partnerships.cooperation.Stage;

/**
 * An agreement as a line of a table gives it.
 *
 * @param request what an officer would have written
 * @param stage the stage it has reached: proposed, or one from the signing on
 * @param signedOn when it was signed
 * @param evidencedOn the first day on which a source shows it in force
 */
public record ImportedAgreement(AgreementRequest request, Stage stage, PartialDate signedOn, LocalDate evidencedOn) {
}
