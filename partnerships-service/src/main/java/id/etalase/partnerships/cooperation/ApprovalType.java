package id.etalase.partnerships.cooperation;

/** What an authority may give to an agreement. */
public enum ApprovalType {
    /** Of the regional council (DPRD), put on file by the cooperation bureau. */
    COUNCIL_APPROVAL,
    /** Of the Minister of Home Affairs. */
    HOME_AFFAIRS_APPROVAL,
    /** View and consent of the Ministry of Foreign Affairs. */
    FOREIGN_AFFAIRS_APPROVAL,
    /** Surat Kuasa of the Ministry of Foreign Affairs, by which the governor may sign for the state (UU 24/2000). */
    FULL_POWERS
}
