package id.etalase.partnerships.cooperation;

/** What a transition means for the agreement; the event it causes is named after it. */
public enum Action {
    ADVANCE,
    RETURN,
    REJECT,
    WITHDRAW,
    SIGN,
    ACTIVATE,
    SUSPEND,
    RESUME,
    COMPLETE,
    EXPIRE,
    TERMINATE,
    VERIFY
}
