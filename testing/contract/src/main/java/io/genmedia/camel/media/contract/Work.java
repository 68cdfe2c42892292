package io.genmedia.camel.media.contract;

/** What can be bought of every provider. */
public enum Work {
    /** A film from a prompt. */
    FILM,
    /** A picture from a prompt. */
    PICTURE
}
