package io.genmedia.camel.media.simulator.internal;

/** A request that a provider answers with an error; carries what the error body says. */
public final class Rejection extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /** An error with this HTTP status, the provider's code, and a text. */
    public Rejection(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** A request that is wrong: 400 {@code VALIDATION_ERROR}. */
    public static Rejection invalid(String message) {
        return new Rejection(400, "VALIDATION_ERROR", message);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The provider's code. */
    public String code() {
        return code;
    }
}
