package io.genmedia.camel.media.internal.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.internal.submit.SubmitLimits.Ticket;
import io.genmedia.camel.media.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SubmitLimitsTest {

    private final ManualTime time = new ManualTime();
    private final List<Integer> order = new ArrayList<>();

    private List<Ticket> ask(SubmitLimits limits, int many) {
        List<Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            int number = i;
            Ticket ticket = limits.ask();
            ticket.admitted().thenRun(() -> order.add(number));
            tickets.add(ticket);
        }
        return tickets;
    }

    @Test
    void shouldAdmitAllAtOnceWithoutLimits() {
        SubmitLimits limits = new SubmitLimits(time, 0, null);

        ask(limits, 1000);

        assertThat(order).hasSize(1000);
        assertThat(limits.inFlight()).isEqualTo(1000);
        assertThat(limits.waiting()).isZero();
        assertThat(limits.isBounded()).isFalse();
    }

    @Test
    void shouldAdmitInOrderOfArrivalAsPlacesBecomeFree() {
        SubmitLimits limits = new SubmitLimits(time, 2, null);
        List<Ticket> tickets = ask(limits, 5);

        List<Integer> atFirst = List.copyOf(order);
        tickets.get(1).release();
        tickets.get(0).release();
        tickets.get(2).release();

        assertThat(atFirst).containsExactly(0, 1);
        assertThat(order).containsExactly(0, 1, 2, 3, 4);
        assertThat(limits.inFlight()).isEqualTo(2);
        assertThat(limits.waiting()).isZero();
        assertThat(limits.isBounded()).isTrue();
    }

    @Test
    void shouldFreeAPlaceOnceHoweverOftenItIsReleased() {
        SubmitLimits limits = new SubmitLimits(time, 1, null);
        List<Ticket> tickets = ask(limits, 3);

        tickets.get(0).release();
        tickets.get(0).release();
        tickets.get(0).release();

        assertThat(order).containsExactly(0, 1);
        assertThat(limits.inFlight()).isEqualTo(1);
        assertThat(limits.waiting()).isEqualTo(1);
    }

    @Test
    void shouldPassOverWhoLeftTheQueue() {
        SubmitLimits limits = new SubmitLimits(time, 1, null);
        List<Ticket> tickets = ask(limits, 3);

        tickets.get(1).release();
        int waiting = limits.waiting();
        tickets.get(0).release();

        assertThat(waiting).isEqualTo(1);
        assertThat(order).containsExactly(0, 2);
        assertThat(tickets.get(1).admitted()).isNotDone();
    }

    @Test
    void shouldAdmitSoManyInAnyWindow() {
        SubmitLimits limits = new SubmitLimits(time, 0, RateLimit.parse("5/30s"));
        ask(limits, 12);

        int atOnce = order.size();
        time.advance(Duration.ofMillis(29_999));
        int before = order.size();
        time.advance(Duration.ofMillis(2));
        int after = order.size();
        time.advance(Duration.ofSeconds(31));

        assertThat(atOnce).isEqualTo(5);
        assertThat(before).isEqualTo(5);
        assertThat(after).isEqualTo(10);
        assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldKeepOneTimerHoweverManyWait() {
        SubmitLimits limits = new SubmitLimits(time, 0, RateLimit.parse("1/1s"));

        ask(limits, 1000);

        assertThat(time.scheduled()).isEqualTo(1);
    }

    @Test
    void shouldHonourBothLimits() {
        SubmitLimits limits = new SubmitLimits(time, 2, RateLimit.parse("3/10s"));
        List<Ticket> tickets = ask(limits, 6);

        List<Integer> byNumber = List.copyOf(order);
        tickets.get(0).release();
        tickets.get(1).release();
        List<Integer> byRate = List.copyOf(order);
        time.advance(Duration.ofSeconds(11));

        assertThat(byNumber).containsExactly(0, 1);
        assertThat(byRate).containsExactly(0, 1, 2);
        assertThat(order).containsExactly(0, 1, 2, 3);
        assertThat(limits.inFlight()).isEqualTo(2);
        assertThat(limits.waiting()).isEqualTo(2);
    }

    @Test
    void shouldBearThousandsThatGiveTheirPlaceBackAtOnce() {
        // as after a stop, when nobody who is admitted sends any more
        SubmitLimits limits = new SubmitLimits(time, 1, null);
        Ticket first = limits.ask();
        AtomicInteger passed = new AtomicInteger();
        for (int i = 0; i < 50_000; i++) {
            Ticket ticket = limits.ask();
            ticket.admitted().thenRun(() -> {
                passed.incrementAndGet();
                ticket.release();
            });
        }

        first.release();

        assertThat(passed).hasValue(50_000);
        assertThat(limits.inFlight()).isZero();
        assertThat(limits.waiting()).isZero();
    }

    @Test
    void shouldKeepItsLimitsUnderManyThreads() throws Exception {
        SubmitLimits limits = new SubmitLimits(time, 3, null);
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 6; t++) {
            Random random = new Random(t);
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 3_000; i++) {
                    Ticket ticket = limits.ask();
                    ticket.admitted().thenRun(() -> {
                        most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                        inFlight.decrementAndGet();
                        ticket.release();
                    });
                    if (random.nextBoolean()) {
                        ticket.release();
                    }
                    done.incrementAndGet();
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(done).hasValue(18_000);
        assertThat(limits.inFlight()).isZero();
        assertThat(limits.waiting()).isZero();
    }
}
