package io.genmedia.camel.media;

/** Where a task stands at its provider, in the four words that all providers share. */
public enum MediaStatus {
    /** Accepted, and not begun. */
    PENDING,
    /** Being worked on. */
    RUNNING,
    /** Ended with a result. */
    SUCCEEDED,
    /** Ended without one. */
    FAILED;

    /** @return true when the task will not change any more */
    public boolean isTerminal() {
        return this == SUCCEEDED || this == FAILED;
    }
}
