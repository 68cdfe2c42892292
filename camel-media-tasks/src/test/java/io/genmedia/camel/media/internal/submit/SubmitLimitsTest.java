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

    /** Tickets whose submits are accepted in the moment in which they may go. */
    private List<Ticket> submit(SubmitLimits limits, int many) {
        List<Ticket> tickets = ask(limits, many);
        tickets.forEach(ticket -> ticket.admitted().thenRun(() -> {
            ticket.sending();
            ticket.accepted();
        }));
        return tickets;
    }

    @Test
    void shouldAdmitAllAtOnceWithoutLimits() {
        SubmitLimits limits = new SubmitLimits(time, 0, null, null);

        ask(limits, 1000);

        assertThat(order).hasSize(1000);
        assertThat(limits.inFlight()).isEqualTo(1000);
        assertThat(limits.waiting()).isZero();
        assertThat(limits.isBounded()).isFalse();
    }

    @Test
    void shouldAdmitInOrderOfArrivalAsPlacesBecomeFree() {
        SubmitLimits limits = new SubmitLimits(time, 2, null, null);
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
        SubmitLimits limits = new SubmitLimits(time, 1, null, null);
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
        SubmitLimits limits = new SubmitLimits(time, 1, null, null);
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
        SubmitLimits limits = new SubmitLimits(time, 0, RateLimit.parse("5/30s"), null);
        submit(limits, 12);

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
        SubmitLimits limits = new SubmitLimits(time, 0, RateLimit.parse("1/1s"), null);

        submit(limits, 1000);

        assertThat(time.scheduled()).isEqualTo(1);
    }

    @Test
    void shouldHonourBothLimits() {
        SubmitLimits limits = new SubmitLimits(time, 2, RateLimit.parse("3/10s"), null);
        List<Ticket> tickets = submit(limits, 6);

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
    void shouldCountASubmitFromItsSendingUntilAWindowAfterItsAnswer() {
        SubmitLimits limits = new SubmitLimits(time, 0, RateLimit.parse("1/30s"), null);
        List<Ticket> tickets = ask(limits, 2);
        tickets.get(0).sending();

        time.advance(Duration.ofMinutes(1));
        tickets.get(0).accepted();
        time.advance(Duration.ofMillis(29_999));
        List<Integer> before = List.copyOf(order);
        time.advance(Duration.ofMillis(2));

        assertThat(before).containsExactly(0);
        assertThat(order).containsExactly(0, 1);
    }

    @Test
    void shouldLetTheNextGoAtOnceWhereOneWasAdmittedAndNeverSent() {
        SubmitLimits limits = new SubmitLimits(time, 0, RateLimit.parse("1/30s"), null);
        List<Ticket> tickets = ask(limits, 2);

        tickets.get(0).release();

        assertThat(order).containsExactly(0, 1);
    }

    @Test
    void shouldFreeThePlaceOfATaskThatTakesLongerThanAPlaceIsTaken() {
        SubmitLimits limits = new SubmitLimits(time, 1, null, Duration.ofMinutes(10));
        List<Ticket> tickets = submit(limits, 2);

        time.advance(Duration.ofMinutes(10).minusMillis(1));
        List<Integer> before = List.copyOf(order);
        time.advance(Duration.ofMillis(1));
        tickets.get(0).release();

        assertThat(before).containsExactly(0);
        assertThat(order).containsExactly(0, 1);
        assertThat(limits.inFlight()).isEqualTo(1);
    }

    @Test
    void shouldLeaveNoTimerBehindWhenATaskEnds() {
        SubmitLimits limits = new SubmitLimits(time, 1, null, Duration.ofMinutes(10));
        List<Ticket> tickets = submit(limits, 1);

        tickets.get(0).release();

        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldSendWhoWasRefusedBackToItsPlaceAndFindOutOneByOneWhenThereIsRoom() {
        // given five that were sent at once, of which the provider took two, and more that came later
        SubmitLimits limits = new SubmitLimits(time, 0, null, null);
        List<Ticket> tickets = ask(limits, 5);
        tickets.forEach(Ticket::sending);
        tickets.get(0).accepted();
        tickets.get(1).accepted();
        order.clear();

        // when three are refused, out of order
        for (int refused : new int[] {4, 2, 3}) {
            tickets.get(refused).refused(null);
            tickets.get(refused).admitted().thenRun(() -> order.add(refused));
        }
        ask(limits, 2);
        time.advance(Duration.ofMillis(999));
        List<Integer> atRest = List.copyOf(order);
        time.advance(Duration.ofMillis(2));
        List<Integer> first = List.copyOf(order);
        tickets.get(2).sending();
        tickets.get(2).accepted();

        // then the account rests, the first of them tries alone, and all others follow in order of arrival
        assertThat(atRest).isEmpty();
        assertThat(first).containsExactly(2);
        assertThat(order).containsExactly(2, 3, 4, 0, 1);
    }

    @Test
    void shouldRestLongerEachTimeAndAsLongAsTheProviderAsks() {
        SubmitLimits limits = new SubmitLimits(time, 0, null, null);
        Ticket ticket = limits.ask();
        List<Duration> rests = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ticket.sending();
            rests.add(ticket.refused(null));
            time.advance(rests.get(i).plusMillis(1));
        }
        ticket.sending();
        Duration asked = ticket.refused(Duration.ofSeconds(90));

        assertThat(rests).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 15L, 30L, 30L);
        assertThat(asked).hasSeconds(90);
        assertThat(limits.rest()).hasSeconds(90);
        assertThat(ticket.admitted()).isNotDone();
    }

    @Test
    void shouldForgetARefusalWhenASubmitIsAccepted() {
        SubmitLimits limits = new SubmitLimits(time, 0, null, null);
        Ticket ticket = limits.ask();
        for (int i = 0; i < 3; i++) {
            ticket.sending();
            time.advance(ticket.refused(null).plusMillis(1));
        }
        ticket.sending();
        ticket.accepted();
        Ticket next = limits.ask();
        next.sending();

        assertThat(next.refused(null)).hasSeconds(1);
    }

    @Test
    void shouldNotComeBackIntoTheQueueWhenItIsOver() {
        SubmitLimits limits = new SubmitLimits(time, 1, null, null);
        Ticket ticket = limits.ask();
        ticket.sending();
        ticket.release();

        ticket.refused(null);

        assertThat(limits.waiting()).isZero();
        assertThat(limits.inFlight()).isZero();
    }

    @Test
    void shouldLetWhoArrivedFirstGoFirstThoughItWasReadyLater() {
        SubmitLimits limits = new SubmitLimits(time, 5, null, null);
        Ticket first = limits.arrive();
        first.admitted().thenRun(() -> order.add(100));
        ask(limits, 2);

        List<Integer> before = List.copyOf(order);
        first.ready();

        assertThat(before).isEmpty();
        assertThat(order).containsExactly(100, 0, 1);
    }

    @Test
    void shouldNotKeepOthersWaitingForOneThatIsNotReadyForLong() {
        SubmitLimits limits = new SubmitLimits(time, 5, null, null);
        Ticket uploads = limits.arrive();
        uploads.admitted().thenRun(() -> order.add(100));
        ask(limits, 2);

        time.advance(Duration.ofMillis(5_001));
        List<Integer> meanwhile = List.copyOf(order);
        uploads.ready();

        assertThat(meanwhile).containsExactly(0, 1);
        assertThat(order).containsExactly(0, 1, 100);
    }

    @Test
    void shouldLetOthersGoAtOnceWhereOneHasFilesToUpload() {
        SubmitLimits limits = new SubmitLimits(time, 5, null, null);
        Ticket uploads = limits.arrive();
        uploads.admitted().thenRun(() -> order.add(100));
        ask(limits, 2);

        uploads.stepAside();
        List<Integer> meanwhile = List.copyOf(order);
        uploads.ready();

        assertThat(meanwhile).containsExactly(0, 1);
        assertThat(order).containsExactly(0, 1, 100);
    }

    @Test
    void shouldPassOverWhoNeverGotReady() {
        SubmitLimits limits = new SubmitLimits(time, 5, null, null);
        Ticket refused = limits.arrive();
        ask(limits, 1);

        refused.leave();

        assertThat(order).containsExactly(0);
        assertThat(limits.waiting()).isZero();
        assertThat(limits.inFlight()).isEqualTo(1);
    }

    @Test
    void shouldKeepNoOrderWhereNothingIsLimited() {
        SubmitLimits limits = new SubmitLimits(time, 0, null, null);
        limits.arrive();

        ask(limits, 1);

        assertThat(order).containsExactly(0);
    }

    @Test
    void shouldTellHowManyWaitBefore() {
        SubmitLimits limits = new SubmitLimits(time, 1, null, null);
        List<Ticket> tickets = ask(limits, 4);

        assertThat(tickets).extracting(Ticket::before).containsExactly(0, 0, 1, 2);
        assertThat(limits.waiting()).isEqualTo(3);
    }

    @Test
    void shouldCountWhoWaitsThroughAllThatCanHappen() {
        SubmitLimits limits = new SubmitLimits(time, 2, null, null);
        List<Ticket> tickets = ask(limits, 5);
        Ticket notReady = limits.arrive();
        List<Integer> waiting = new ArrayList<>(List.of(limits.waiting()));

        tickets.get(0).refused(null);
        waiting.add(limits.waiting());
        tickets.get(1).yieldToRest();
        waiting.add(limits.waiting());
        tickets.get(4).release();
        waiting.add(limits.waiting());
        notReady.ready();
        notReady.ready();
        waiting.add(limits.waiting());
        notReady.release();
        notReady.release();
        waiting.add(limits.waiting());
        time.advance(Duration.ofSeconds(2));
        waiting.add(limits.waiting());

        assertThat(waiting).containsExactly(3, 4, 5, 4, 5, 4, 3);
    }

    @Test
    void shouldComeBackToItsPlaceInTheQueueWhereTheAccountCameToRest() {
        SubmitLimits limits = new SubmitLimits(time, 0, null, null);
        List<Ticket> tickets = ask(limits, 3);
        order.clear();
        tickets.get(1).refused(null);

        tickets.get(0).yieldToRest();
        for (int back : new int[] {0, 1}) {
            tickets.get(back).admitted().thenRun(() -> {
                order.add(back);
                tickets.get(back).sending();
                tickets.get(back).accepted();
            });
        }
        tickets.get(2).release();
        time.advance(Duration.ofSeconds(2));

        assertThat(order).containsExactly(0, 1);
    }

    @Test
    void shouldNotYieldWhereTheAccountDoesNotRest() {
        SubmitLimits limits = new SubmitLimits(time, 0, null, null);

        assertThat(limits.ask().yieldToRest()).isFalse();
    }

    @Test
    void shouldNotYieldWhenItIsOver() {
        SubmitLimits limits = new SubmitLimits(time, 0, null, null);
        List<Ticket> tickets = ask(limits, 2);
        tickets.get(0).refused(null);
        tickets.get(1).release();

        assertThat(tickets.get(1).yieldToRest()).isFalse();
    }

    @Test
    void shouldRestADayAtMost() {
        SubmitLimits limits = new SubmitLimits(time, 0, null, null);

        assertThat(limits.ask().refused(Duration.ofDays(2_900_000))).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void shouldBearThousandsThatGiveTheirPlaceBackAtOnce() {
        // as after a stop, when nobody who is admitted sends any more
        SubmitLimits limits = new SubmitLimits(time, 1, null, null);
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
        SubmitLimits limits = new SubmitLimits(time, 3, null, null);
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
