package io.genmedia.camel.media.simulator;

/** What a request asks a simulated provider to do; faults and counts go by it. */
public enum Operation {
    /** Create a task and answer at once. */
    SUBMIT,
    /** Create a task and stream its progress as server-sent events. */
    STREAM,
    /** Read the state of one task. */
    STATUS,
    /** Read a page of tasks, or the dashboard that shows them. */
    LIST,
    /** Upload a file. */
    UPLOAD,
    /** Download a result or an uploaded file. */
    DOWNLOAD,
    /** Ask what a task would cost. */
    ESTIMATE,
    /** Ask which models there are, or what one of them takes. */
    MODELS,
    /** Read the balance or the credits of the account. */
    ACCOUNT,
    /** Anything that the provider does not know: a wrong path or method. */
    OTHER
}
