package io.genmedia.camel.media.internal.callback;

/** What a {@link CallbackReceiver} makes of a callback, and the HTTP status that the provider gets for it. */
public enum CallbackAnswer {
    /** It is new and was taken. */
    TAKEN(200),
    /** It came before; nothing happens again. */
    REPEATED(200),
    /** No such submit is known, or not yet. */
    UNKNOWN(200),
    /** It is a JSON object, and names no task. */
    MALFORMED(400),
    /** It can be taken later, and not now; the provider may send it again. */
    LATER(503);

    private final int status;

    CallbackAnswer(int status) {
        this.status = status;
    }

    /** @return the HTTP status */
    public int status() {
        return status;
    }
}
