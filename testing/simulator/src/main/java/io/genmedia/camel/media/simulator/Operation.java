package io.genmedia.camel.media.simulator;

/** What a request asks a simulated provider to do; faults and counts go by it. */
public enum Operation {
    /** Create a task and answer at once. */
    SUBMIT,
    /** Create a task and stream its progress as server-sent events. */
    STREAM,
    /** Read the state of one task. */
    STATUS,
    /** Read a page of tasks. */
    LIST,
    /** Upload a file. */
    UPLOAD,
    /** Download a result or an uploaded file. */
    DOWNLOAD,
    /** Anything that the provider does not know: a wrong path or method. */
    OTHER
}
