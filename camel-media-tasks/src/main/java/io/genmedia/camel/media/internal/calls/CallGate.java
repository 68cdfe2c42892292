package io.genmedia.camel.media.internal.calls;

import java.util.ArrayDeque;
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
        Runnable start = () -> call.get().whenComplete((value, error) -> {
            release();
            if (error != null) {
                answer.completeExceptionally(error);
            } else {
                answer.complete(value);
            }
        });
        boolean now;
        synchronized (this) {
            now = free > 0;
            if (now) {
                free--;
            } else {
                waiting.add(start);
            }
        }
        if (now) {
            start.run();
        }
        return answer;
    }

    private void release() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                free++;
            }
        }
        if (next != null) {
            next.run();
        }
    }
}
