package id.etalase.partnerships.partner;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What sort of body a partner is. */
public enum PartnerType {
    CITY,
    PROVINCE,
    /** A state, regency or other territory that is neither city nor province. */
    REGION,
    INSTITUTION,
    COMPANY,
    SCHOOL,
    INTERNATIONAL_BODY,
    /** People who act together without being an institution. */
    COMMUNITY;

    /** The name in JSON and in the rules of the kinds of cooperation. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
