package id.etalase.partnerships.agreement;

import java.util.List;

import id.etalase.partnerships.cooperation.CooperationKind;
import id.etalase.partnerships.partner.Partner;

/** What an officer wrote, with everything that it names found. */
record Draft(Particulars particulars, CooperationKind kind, List<Partner> partners, Agreement renews, Agreement buildsOn) {
}
