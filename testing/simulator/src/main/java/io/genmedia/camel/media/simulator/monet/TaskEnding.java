package io.genmedia.camel.media.simulator.monet;

/** How a task ends, which is decided when it is created. */
record TaskEnding(Kind kind, String code, String message) {

    static final TaskEnding SUCCESS = new TaskEnding(Kind.SUCCESS, null, null);
    static final TaskEnding NEVER = new TaskEnding(Kind.NEVER, null, null);

    enum Kind {
        SUCCESS,
        FAILURE,
        NEVER
    }

    static TaskEnding failure(String code, String message) {
        return new TaskEnding(Kind.FAILURE, code, message);
    }
}
