package io.genmedia.camel.media.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallGateTest {

    private final List<CompletableFuture<String>> made = new ArrayList<>();

    private CompletableFuture<String> make() {
        CompletableFuture<String> call = new CompletableFuture<>();
        made.add(call);
        return call;
    }

    @Test
    void shouldRunSoManyAtOnceAndTheNextWhenOneEnds() {
        CallGate gate = new CallGate(2);
        List<CompletableFuture<String>> answers =
                IntStream.range(0, 4).mapToObj(i -> gate.run(this::make)).toList();

        int atFirst = made.size();
        made.get(1).complete("one");
        int afterOne = made.size();
        made.get(0).complete("zero");

        assertThat(atFirst).isEqualTo(2);
        assertThat(afterOne).isEqualTo(3);
        assertThat(made).hasSize(4);
        assertThat(answers.get(1)).isCompletedWithValue("one");
        assertThat(answers.get(0)).isCompletedWithValue("zero");
        assertThat(answers.get(2)).isNotDone();
    }

    @Test
    void shouldLetTheOthersGoInOrderOfArrival() {
        CallGate gate = new CallGate(1);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            gate.run(() -> {
                order.add(number);
                return make();
            });
        }

        for (int i = 0; i < 5; i++) {
            made.get(i).complete("done");
        }

        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void shouldGiveThePlaceOfAFailedCallToTheNext() {
        CallGate gate = new CallGate(1);
        CompletableFuture<String> failing = gate.run(this::make);
        CompletableFuture<String> next = gate.run(this::make);

        made.get(0).completeExceptionally(new IllegalStateException("cut"));
        made.get(1).complete("fine");

        assertThat(catchThrowable(failing::join)).hasRootCauseMessage("cut");
        assertThat(next).isCompletedWithValue("fine");
    }

    @Test
    void shouldFailACallThatCannotBeMadeAndGiveItsPlaceBack() {
        CallGate gate = new CallGate(1);

        CompletableFuture<String> broken = gate.run(() -> {
            throw new IllegalStateException("cannot encode");
        });
        CompletableFuture<String> none = gate.run(() -> null);
        CompletableFuture<String> next = gate.run(this::make);

        assertThat(catchThrowable(broken::join)).hasRootCauseMessage("cannot encode");
        assertThat(none).isCompletedExceptionally();
        assertThat(made).hasSize(1);
        assertThat(next).isNotDone();
    }

    @Test
    void shouldFailAWaitingCallThatCannotBeMadeAndLetTheOneBehindItGo() {
        CallGate gate = new CallGate(1);
        CompletableFuture<String> first = gate.run(this::make);
        CompletableFuture<String> broken = gate.run(() -> {
            throw new IllegalStateException("cannot encode");
        });
        CompletableFuture<String> last = gate.run(this::make);

        made.get(0).complete("first");
        made.get(1).complete("last");

        assertThat(first).isCompletedWithValue("first");
        assertThat(broken).isCompletedExceptionally();
        assertThat(last).isCompletedWithValue("last");
    }

    @Test
    void shouldBearThousandsThatAreAnsweredAtOnce() {
        CallGate gate = new CallGate(1);
        CompletableFuture<String> first = gate.run(this::make);
        AtomicInteger answered = new AtomicInteger();
        for (int i = 0; i < 50_000; i++) {
            gate.run(() -> CompletableFuture.completedFuture("at once")).thenRun(answered::incrementAndGet);
        }

        made.get(0).complete("first");

        assertThat(first).isCompletedWithValue("first");
        assertThat(answered).hasValue(50_000);
    }

    @Test
    void shouldNeverRunMoreThanItsNumberUnderManyThreads() throws Exception {
        CallGate gate = new CallGate(3);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 6; t++) {
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 2_000; i++) {
                    gate.run(() -> {
                                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                                return CompletableFuture.supplyAsync(running::decrementAndGet);
                            })
                            .thenRun(done::incrementAndGet);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }

        org.awaitility.Awaitility.await().untilAtomic(done, org.hamcrest.Matchers.is(12_000));

        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void shouldUnwrapWhatFuturesWrapAround() {
        IllegalStateException inner = new IllegalStateException("inner");

        Throwable unwrapped = Failures.unwrap(new java.util.concurrent.CompletionException(
                new java.util.concurrent.ExecutionException(new java.util.concurrent.CompletionException(inner))));

        assertThat(unwrapped).isSameAs(inner);
        assertThat(Failures.unwrap(inner)).isSameAs(inner);
        assertThat(Failures.unwrap(null)).isNull();
    }
}
