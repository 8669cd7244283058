package id.etalase.partnerships.agreement;

/** The form in which something was agreed. */
public enum Instrument {
    SISTER_CITY,
    MEMORANDUM,
    LETTER_OF_INTENT,
    IMPLEMENTING_ARRANGEMENT,
    CONTRACT,
    PROGRAMME,
    FINANCIAL_ASSISTANCE
}
