package id.etalase.ascn.network;

/** What kind of meeting it is. */
enum MeetingKind {
    /** The annual meeting of the network. */
    ANNUAL,
    /** A summit of ASEAN; it takes places in the host city for days. */
    SUMMIT,
    WORKSHOP,
    FORUM
}
