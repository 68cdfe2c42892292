package io.genmedia.camel.media.simulator.unifically;

import io.genmedia.camel.media.simulator.internal.Json;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Posts callbacks, up to eight at the same time and again where one is not taken, and writes each into the book. */
final class CallbackSender {

    private static final int AT_ONCE = 8;

    private final InstantSource clock;
    private final UnificallyJson json;
    private final CallbackBook book;
    private final CallbackPost post = new CallbackPost();
    // a callback that comes too late for the pool is looked at by its own thread, which sees that all is closed
    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            threads(),
            (callback, closed) -> callback.run());
    private volatile boolean closed;

    CallbackSender(InstantSource clock, UnificallyJson json, CallbackBook book) {
        this.clock = clock;
        this.json = json;
        this.book = book;
        pool.allowCoreThreadTimeOut(true);
    }

    /** Posts a callback from a thread of the pool, unless the book is cleared before. */
    CompletableFuture<List<CallbackDelivery>> later(UnificallyTask task, int retries) {
        int page = book.page();
        return CompletableFuture.supplyAsync(() -> send(task, retries, page), pool);
    }

    /** Posts a callback, and answers how often it was posted and how that went; none after the end. */
    List<CallbackDelivery> now(UnificallyTask task, int retries) {
        return send(task, retries, book.page());
    }

    private List<CallbackDelivery> send(UnificallyTask task, int retries, int page) {
        List<CallbackDelivery> sent = new ArrayList<>();
        String url = task.submission().callbackUrl().orElseThrow();
        byte[] body = Json.bytes(json.callback(task));
        boolean taken = false;
        while (!taken && sent.size() <= retries && !closed && page == book.page()) {
            CallbackDelivery delivery = post.post(task.id(), url, body, clock.instant());
            book.note(delivery, page);
            sent.add(delivery);
            taken = delivery.isTaken();
        }
        return sent;
    }

    /** Ends what is going out, and all threads. */
    void close() {
        closed = true;
        pool.shutdown();
        post.close();
    }

    private static ThreadFactory threads() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "media-simulator-callback-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
