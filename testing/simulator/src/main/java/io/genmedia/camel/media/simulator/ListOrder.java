package io.genmedia.camel.media.simulator;

/** The order in which a provider lists tasks; providers do not document theirs. */
public enum ListOrder {
    /** By creation, the newest first. */
    NEWEST_FIRST,
    /** By creation, the oldest first. */
    OLDEST_FIRST,
    /** In an order that says nothing, but stays the same from page to page. */
    SHUFFLED
}
