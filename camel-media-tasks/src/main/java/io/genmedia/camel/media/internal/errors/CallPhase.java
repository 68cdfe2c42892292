package io.genmedia.camel.media.internal.errors;

/** What a call was for: the same answer means another thing to a call that buys. */
public enum CallPhase {
    /** The call buys. */
    SUBMIT,
    /** The call reads a task that was accepted. */
    STATUS,
    /** The call neither buys nor reads a task. */
    OTHER
}
