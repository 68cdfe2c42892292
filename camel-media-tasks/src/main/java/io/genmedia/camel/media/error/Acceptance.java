package io.genmedia.camel.media.error;

/** What is known, when a step fails, of whether the provider took the task, and with it the money. */
public enum Acceptance {
    /** Nothing was bought: another provider may be asked, or the same again. */
    NOT_ACCEPTED,
    /** It cannot be told whether something was bought. */
    UNKNOWN,
    /** The provider took the task: resume it by its id, do not buy again. */
    ACCEPTED
}
