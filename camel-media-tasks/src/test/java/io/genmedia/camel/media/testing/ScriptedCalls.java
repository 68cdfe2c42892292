package io.genmedia.camel.media.testing;

import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ApiCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Stands where calls are sent: each is kept, and answered by the script at once or by the test later. */
public final class ScriptedCalls implements Function<ApiCall, CompletableFuture<ApiAnswer>> {

    private final List<ApiCall> calls = new ArrayList<>();
    private final Deque<CompletableFuture<ApiAnswer>> script = new ArrayDeque<>();
    private final Deque<CompletableFuture<ApiAnswer>> open = new ArrayDeque<>();
    private Function<ApiCall, ApiAnswer> always;

    @Override
    public synchronized CompletableFuture<ApiAnswer> apply(ApiCall call) {
        calls.add(call);
        if (!script.isEmpty()) {
            return script.poll();
        }
        if (always != null) {
            return CompletableFuture.completedFuture(always.apply(call));
        }
        CompletableFuture<ApiAnswer> answer = new CompletableFuture<>();
        open.add(answer);
        return answer;
    }

    /** The next call that has no answer yet gets this one. */
    public synchronized ScriptedCalls then(ApiAnswer answer) {
        script.add(CompletableFuture.completedFuture(answer));
        return this;
    }

    /** The next call that has no answer yet fails with this. */
    public synchronized ScriptedCalls then(Throwable failure) {
        script.add(CompletableFuture.failedFuture(failure));
        return this;
    }

    /** What is answered where the script is at its end. */
    public synchronized ScriptedCalls always(Function<ApiCall, ApiAnswer> answer) {
        always = answer;
        return this;
    }

    /** @return the oldest call that waits for an answer, to be answered now */
    public synchronized CompletableFuture<ApiAnswer> next() {
        return open.remove();
    }

    /** @return how many calls wait for an answer */
    public synchronized int waiting() {
        return open.size();
    }

    /** @return all calls, in order */
    public synchronized List<ApiCall> calls() {
        return List.copyOf(calls);
    }

    /** @return how many calls were made */
    public synchronized int count() {
        return calls.size();
    }
}
