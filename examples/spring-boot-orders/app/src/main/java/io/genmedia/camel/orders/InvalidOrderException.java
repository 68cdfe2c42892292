package io.genmedia.camel.orders;

/** A message that is no order: its sender has to mend it, and no retry helps. */
public class InvalidOrderException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, and what is accepted */
    public InvalidOrderException(String message) {
        super(message);
    }
}
