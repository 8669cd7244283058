package id.etalase.partnerships.cooperation;

/** Whether the partners are in Indonesia or abroad. */
public enum Scope {
    DOMESTIC,
    FOREIGN
}
