package id.etalase.partnerships.agreement;

import id.etalase.kit.http.EntityTag;

/** An agreement as its readers see it, made inside the transaction that read it, with its tag. */
record TaggedAgreement(AgreementResponse agreement, EntityTag tag) {

    static TaggedAgreement of(Agreement agreement) {
        return new TaggedAgreement(AgreementResponse.from(agreement), agreement.tag());
    }
}
