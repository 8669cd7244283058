package id.etalase.kit.country;

/** The pillar of the ASEAN Community that something serves. */
public enum Pillar {
    POLITICAL_SECURITY,
    ECONOMIC,
    SOCIO_CULTURAL
}
