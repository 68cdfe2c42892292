package io.genmedia.camel.media.internal.callback;

/** Takes callbacks whose secret was right. */
@FunctionalInterface
public interface CallbackReceiver {

    /**
     * Called on a thread of the HTTP server, by many at the same time: it returns at once, and leaves work to others. It does not
     * throw; where it does, the provider gets 500, and the log the kind of the exception and the place that it comes from.
     *
     * @param arrival the callback
     * @return what became of it
     */
    CallbackAnswer arrived(CallbackArrival arrival);
}
