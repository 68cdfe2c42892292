package io.genmedia.camel.media.jdbc;

/**
 * The database of the task store did not do what it was asked for, also when asked again. The message says what was to be done
 * and by which database; it holds no address and no password.
 */
public final class TaskStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was to be done, and what is to be done now
     * @param cause what the driver said; may be null
     */
    public TaskStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
