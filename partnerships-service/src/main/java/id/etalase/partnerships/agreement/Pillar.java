package id.etalase.partnerships.agreement;

/** The pillar of the ASEAN Community that an agreement serves. */
public enum Pillar {
    POLITICAL_SECURITY,
    ECONOMIC,
    SOCIO_CULTURAL
}
