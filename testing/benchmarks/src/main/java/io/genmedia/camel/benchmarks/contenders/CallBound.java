package io.genmedia.camel.benchmarks.contenders;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Bounds how many calls are under way; who comes later waits in order, and holds no thread. */
final class CallBound {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int free;

    /** @param atOnce how many calls may be under way */
    CallBound(int atOnce) {
        this.free = atOnce;
    }

    /** Makes the call now, or when there is room. */
    <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> call) {
        CompletableFuture<T> answered = new CompletableFuture<>();
        Runnable turn = () -> call.get().whenComplete((answer, failure) -> {
            passOn();
            if (failure == null) {
                answered.complete(answer);
            } else {
                answered.completeExceptionally(failure);
            }
        });
        synchronized (this) {
            if (free == 0) {
                waiting.add(turn);
                return answered;
            }
            free--;
        }
        turn.run();
        return answered;
    }

    private void passOn() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                free++;
                return;
            }
        }
        next.run();
    }
}
