package id.etalase.partnerships.agreement;

import java.time.LocalDate;
import java.util.List;

import id.etalase.kit.time.PartialDate;
import id.etalase.partnerships.cooperation.Scope;
import id.etalase.partnerships.cooperation.Stage;
import id.etalase.partnerships.partner.Partner;

/**
 * An agreement as old sources show it: it enters the register in the stage it has reached, with the dates as exact as they
 * are known, and without the steps that nobody wrote down.
 *
 * @param slug its readable name
 * @param particulars what it is about
 * @param scope in Indonesia or abroad
 * @param stage where it stands by the sources
 * @param signedOn when it was signed
 * @param evidencedOn the first day on which a source shows it in force
 * @param dateCertainty how sure the date of signing is: high, medium or low
 * @param partners with whom
 * @param renews the agreement it renews
 * @param buildsOn the earlier step it builds on
 */
record Historical(String slug, Particulars particulars, Scope scope, Stage stage, PartialDate signedOn, LocalDate evidencedOn,
        String dateCertainty, List<Partner> partners, Agreement renews, Agreement buildsOn) {
}
