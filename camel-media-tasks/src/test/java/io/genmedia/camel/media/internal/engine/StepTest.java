package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.error.MediaTaskInterruptedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class StepTest {

    private final ManualWorkers workers = new ManualWorkers();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    private Step step() {
        return new Step(
                exchange, sync -> done.incrementAndGet(), Duration.ZERO, workers, step -> ended.incrementAndGet());
    }

    private static MediaTaskInterruptedException stopped() {
        return new MediaTaskInterruptedException("stopped", MediaErrorDetails.accepted("atelier", "t1"), null);
    }

    @Test
    void shouldWriteTheResultOnAWorkerAndCallBackOnce() {
        workers.later();
        Step step = step();

        boolean taken = step.succeed(e -> e.getMessage().setBody("film"));
        int before = done.get();
        workers.runAll();

        assertThat(taken).isTrue();
        assertThat(before).isZero();
        assertThat(done).hasValue(1);
        assertThat(ended).hasValue(1);
        assertThat(exchange.getMessage().getBody()).isEqualTo("film");
        assertThat(exchange.isFailed()).isFalse();
    }

    @Test
    void shouldTakeTheFirstEndAlone() {
        Step step = step();

        step.fail(new IllegalStateException("first"));
        boolean taken = step.succeed(e -> e.getMessage().setBody("film"));
        step.fail(new IllegalStateException("third"));
        step.interrupt(stopped());

        assertThat(taken).isFalse();
        assertThat(done).hasValue(1);
        assertThat(exchange.getException()).hasMessage("first");
        assertThat(exchange.getMessage().getBody()).isNull();
        assertThat(exchange.getExchangeExtension().isInterrupted()).isFalse();
    }

    @Test
    void shouldMarkTheExchangeThatIsInterrupted() {
        step().interrupt(stopped());

        assertThat(exchange.getException()).isInstanceOf(MediaTaskInterruptedException.class);
        assertThat(exchange.getExchangeExtension().isInterrupted()).isTrue();
        assertThat(done).hasValue(1);
    }

    @Test
    void shouldCallBackWhereTheResultCannotBeWritten() {
        step().succeed(e -> {
            throw new IllegalStateException("cannot write");
        });

        assertThat(done).hasValue(1);
        assertThat(exchange.getException()).hasMessage("cannot write");
    }

    @Test
    void shouldCallBackWhereTheWorkersAreGone() {
        workers.shutDown();

        step().succeed(e -> e.getMessage().setBody("film"));

        assertThat(done).hasValue(1);
        assertThat(exchange.getMessage().getBody()).isEqualTo("film");
    }

    @Test
    void shouldCallBackWhereAClassIsMissingForTheCleaningUp() {
        Step step = step();
        step.afterwards(() -> {
            throw new NoClassDefFoundError("CleanUp");
        });

        step.succeed(e -> e.getMessage().setBody("film"));

        assertThat(done).hasValue(1);
        assertThat(exchange.getMessage().getBody()).isEqualTo("film");
    }

    @Test
    void shouldCallBackWhereTheCleaningUpFails() {
        Step step = step();
        step.afterwards(() -> {
            throw new IllegalStateException("clean up");
        });

        step.succeed(e -> e.getMessage().setBody("film"));

        assertThat(done).hasValue(1);
        assertThat(exchange.getMessage().getBody()).isEqualTo("film");
    }

    @Test
    void shouldCleanUpInOrderAndAtOnceWhereItIsOver() {
        List<String> order = new ArrayList<>();
        Step step = step();
        step.afterwards(() -> order.add("first"));
        step.afterwards(() -> order.add("second"));

        List<String> before = List.copyOf(order);
        step.fail(new IllegalStateException());
        step.afterwards(() -> order.add("late"));

        assertThat(before).isEmpty();
        assertThat(order).containsExactly("first", "second", "late");
    }

    @Test
    void shouldCleanUpAllThoughOneFails() {
        List<String> order = new ArrayList<>();
        Step step = step();
        step.afterwards(() -> {
            throw new IllegalStateException("clean up");
        });
        step.afterwards(() -> order.add("second"));

        step.fail(new IllegalStateException());

        assertThat(order).containsExactly("second");
    }

    @Test
    void shouldLeaveOutWhatNeedNotBeDoneAnyMore() {
        List<String> order = new ArrayList<>();
        Runnable first = () -> order.add("first");
        Step step = step();
        step.afterwards(first);
        step.afterwards(() -> order.add("second"));

        step.notAfterwards(first);
        step.fail(new IllegalStateException());

        assertThat(order).containsExactly("second");
    }

    @Test
    void shouldNoteNothingInAnExchangeThatIsTheRoutesAgain() {
        AtomicInteger noted = new AtomicInteger();
        Step step = step();
        step.note(noted::incrementAndGet);

        step.fail(new IllegalStateException());
        step.note(noted::incrementAndGet);
        step.accepted("t1", noted::incrementAndGet);

        assertThat(noted).hasValue(1);
        assertThat(step.taskId()).isEqualTo("t1");
    }

    @Test
    void shouldBeSendingUntilTheTaskIsKnown() {
        Step step = step();
        boolean before = step.isSending();
        step.sending(true);
        boolean during = step.isSending();
        step.accepted("t1", () -> {});

        assertThat(before).isFalse();
        assertThat(during).isTrue();
        assertThat(step.isSending()).isFalse();
    }

    @Test
    void shouldEndOnceUnderManyThreads() throws Exception {
        for (int round = 0; round < 200; round++) {
            Exchange own = new DefaultExchange(exchange.getContext());
            AtomicInteger calledBack = new AtomicInteger();
            AtomicInteger cleaned = new AtomicInteger();
            AtomicInteger taken = new AtomicInteger();
            AtomicInteger written = new AtomicInteger();
            Step step = new Step(own, sync -> calledBack.incrementAndGet(), Duration.ZERO, Runnable::run, s -> {});
            CyclicBarrier start = new CyclicBarrier(8);
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                int number = t;
                Thread thread = new Thread(() -> {
                    await(start);
                    step.afterwards(cleaned::incrementAndGet);
                    switch (number % 3) {
                        case 0 -> {
                            if (step.succeed(e -> written.incrementAndGet())) {
                                taken.incrementAndGet();
                            }
                        }
                        case 1 -> step.fail(new IllegalStateException());
                        default -> step.interrupt(stopped());
                    }
                    step.accepted("t", () -> {});
                });
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(calledBack).hasValue(1);
            assertThat(cleaned).hasValue(8);
            assertThat(written).hasValue(taken.get());
            assertThat(own.getException() == null).isEqualTo(taken.get() == 1);
            assertThat(own.getExchangeExtension().isInterrupted())
                    .isEqualTo(own.getException() instanceof MediaTaskInterruptedException);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
