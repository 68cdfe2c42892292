package io.genmedia.camel.media.simulator.monet;

/** A request that Monet answers with an error; carries what the error body says. */
final class Rejection extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    Rejection(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Rejection invalid(String message) {
        return new Rejection(400, "VALIDATION_ERROR", message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
