package io.genmedia.camel.media.contract;

/** A request to a provider in the life of a task. */
public enum Stage {
    /** The request that buys. */
    SUBMIT,
    /** The request that buys and goes on as a stream of events. */
    STREAM,
    /** Reading how far the task is. */
    STATUS,
    /** Fetching the content of a result. */
    DOWNLOAD
}
