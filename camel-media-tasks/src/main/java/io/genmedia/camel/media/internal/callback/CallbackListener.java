package io.genmedia.camel.media.internal.callback;

import io.genmedia.camel.media.spi.TimeSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;

/**
 * One user's hold on a path that callbacks come to, behind the HTTP server that the application has. All who open the same path
 * of a context share what listens there; it goes when the last of them closes, or when the context stops.
 *
 * <p>On one path each receiver has secrets of its own, and gets the callbacks that are right under these; who opens with the same
 * secrets and the same receiver again gets nothing twice. Where several receivers share a secret, they are asked one after the
 * other until one has {@linkplain CallbackAnswer#TAKEN taken} it or had it before.
 *
 * <p>What a request gets, in this order: 404 where nobody listens, 503 while the context is suspended, 405 for what is not a
 * {@code POST}, 401 without the right secret, 415 for a compressed body, 413 for a body of more than 1 MiB (at once where its
 * length says so, else as soon as it has come to that), 408 for one that takes more than 30 s, 400 for one that is no JSON object
 * in UTF-8, and then what the {@link CallbackReceiver} says. The media type is not looked at: providers differ, and nothing
 * depends on it. No answer has a body. Up to the 401 the body is not touched; what is left of one that is not wanted is dropped as
 * it comes, at most 1 MiB in 5 s, and then the connection is closed.
 *
 * <p><b>Where the secret shows.</b> It stands in the query of the request. On Vert.x, which is the server of plain Camel and of
 * Quarkus, no exchange is made at all, so that no event notifier, inflight repository, tracer or MDC meets it. Other servers
 * (Spring Boot) make one: platform-http puts the query in four headers, and Camel would hand these to event notifiers with the
 * event that an exchange was created, before any processor sees it. Such events are switched off for these exchanges, and the
 * first thing done with one is to drop all headers; no route is involved, so nothing else gets to see it (who browses the
 * inflight repository in the moment between can get at the exchange; Camel's own consoles show its id alone). Nothing here logs
 * the query. What the application switches on for its server does show it: an access log, or at TRACE the router of Vert.x
 * ({@code io.vertx.ext.web.impl.RouterImpl}) and Camel's HTTP binding; such a log is to be written without queries.
 *
 * <p><b>Threads.</b> On Vert.x a slow sender costs memory and no thread: the body is collected by the event loop, and a worker is
 * used only to read its JSON and to hand it over. A server of servlets holds one of its threads for each request, as it does for
 * any other, for as long as its own read time-out lets it.
 */
public final class CallbackListener implements AutoCloseable {

    private final CallbackPath shared;
    private final CallbackGate.Desk desk;
    private final AtomicBoolean closed = new AtomicBoolean();

    CallbackListener(CallbackPath shared, CallbackGate.Desk desk) {
        this.shared = shared;
        this.desk = desk;
    }

    /**
     * @param context whose HTTP server is used
     * @param path of the address, as {@code /callbacks/media}; see {@link #path()}
     * @param secrets that are right for this receiver
     * @param receiver gets the callbacks
     * @return the hold on the path
     * @throws IllegalArgumentException where the path is none, or another route has it
     * @throws IllegalStateException where there is no HTTP server; the message says what to add
     */
    public static CallbackListener open(
            CamelContext context, String path, CallbackSecrets secrets, CallbackReceiver receiver) {
        return open(context, path, secrets, receiver, CallbackLimits.DEFAULT, null);
    }

    /** @param timeOrNull null for the time of this machine; what opens the path first decides on limits and time */
    static CallbackListener open(
            CamelContext context,
            String path,
            CallbackSecrets secrets,
            CallbackReceiver receiver,
            CallbackLimits limits,
            TimeSource timeOrNull) {
        return CallbackPaths.of(context)
                .open(CallbackAddress.normalized(path), new CallbackGate.Desk(secrets, receiver), limits, timeOrNull);
    }

    /** Lets go; the path is closed with the last who holds it. A second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            shared.release(desk);
        }
    }

    /** @return the path, with one slash at the beginning, none at the end, and none twice */
    public String path() {
        return shared.path();
    }

    /** @return how many callbacks of this path were answered with 200, whoever took them, since it was opened */
    public long accepted() {
        return shared.tally().accepted();
    }

    /** @return how many requests to this path were answered with anything else */
    public long refused() {
        return shared.tally().refused();
    }
}
