package io.genmedia.camel.media.internal.calls;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Lets so many calls run at once; the others wait in order of arrival, and hold neither a thread nor a place in the connection
 * pool, where they would fail after a while.
 */
public final class CallGate {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int free;
    private boolean starting;

    /** @param atOnce how many run at once */
    public CallGate(int atOnce) {
        this.free = atOnce;
    }

    /**
     * @param call started now, or when its turn comes
     * @return what the call answers
     */
    public <T> CompletableFuture<T> run(Supplier<CompletableFuture<T>> call) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        synchronized (this) {
            waiting.add(() -> begin(call).whenComplete((value, error) -> {
                release();
                if (error != null) {
                    answer.completeExceptionally(error);
                } else {
                    answer.complete(value);
                }
            }));
        }
        startWaiting();
        return answer;
    }

    /** A call that cannot even be made fails like any other, and gives its place back. */
    private static <T> CompletableFuture<T> begin(Supplier<CompletableFuture<T>> call) {
        try {
            return Objects.requireNonNull(call.get(), "answer");
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void release() {
        synchronized (this) {
            free++;
        }
        startWaiting();
    }

    /** In a loop, and not by the call that ended: thousands that are answered at once would fill the stack. */
    private void startWaiting() {
        synchronized (this) {
            if (starting) {
                return;
            }
            starting = true;
        }
        for (Runnable next = next(); next != null; next = next()) {
            next.run();
        }
    }

    private synchronized Runnable next() {
        Runnable next = free > 0 ? waiting.poll() : null;
        if (next == null) {
            starting = false;
        } else {
            free--;
        }
        return next;
    }
}
