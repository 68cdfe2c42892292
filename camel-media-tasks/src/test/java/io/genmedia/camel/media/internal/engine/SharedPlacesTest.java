package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.internal.engine.GenerateFlow.Completion;
import io.genmedia.camel.media.internal.store.StoreCalls;
import io.genmedia.camel.media.internal.submit.SubmitLimits;
import io.genmedia.camel.media.internal.submit.SubmitTurns;
import io.genmedia.camel.media.internal.tracking.LearnedLengths;
import io.genmedia.camel.media.spi.SharedLimits;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.DurableStore;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.builder.ExpressionBuilder;
import org.junit.jupiter.api.Test;

class SharedPlacesTest {

    private static final SharedLimits.Limits ONE = new SharedLimits.Limits(1, 0, null, Duration.ofHours(1));

    private final ManualTime time = new ManualTime();
    private final Places store = new Places();
    private final SharedPlaces places = places(new StoreCalls("atelier", time, Runnable::run));

    private SharedPlaces places(StoreCalls calls) {
        return new SharedPlaces("account", store, ONE, calls, time);
    }

    /** Places in a database, which is away when the test says so. */
    private static final class Places implements SharedLimits {

        private final Set<String> taken = new LinkedHashSet<>();
        private boolean away;
        private boolean losesAnswers;

        private void reach() {
            if (away) {
                throw new IllegalStateException("away");
            }
        }

        @Override
        public Duration take(String account, String place, Limits limits, Instant now) {
            reach();
            if (!taken.contains(place) && taken.size() >= limits.atOnce()) {
                return Duration.ofSeconds(1);
            }
            taken.add(place);
            if (losesAnswers) {
                losesAnswers = false;
                throw new IllegalStateException("lost");
            }
            return Duration.ZERO;
        }

        @Override
        public void answered(String account, String place, Instant now) {
            reach();
        }

        @Override
        public void giveBack(String account, String place) {
            reach();
            taken.remove(place);
        }

        @Override
        public void free(String account, String place, Instant now) {
            reach();
            taken.remove(place);
        }

        @Override
        public void rest(String account, Instant until) {
            reach();
        }

        @Override
        public int inFlight(String account, Instant now) {
            return taken.size();
        }
    }

    private CompletableFuture<Duration> take(String place) {
        return places.take(place, time.now().plus(Duration.ofMinutes(45)));
    }

    @Test
    void shouldTellHowLongToWaitWhereAllAreTaken() {
        assertThat(take("a")).isCompletedWithValue(Duration.ZERO);
        assertThat(take("b")).isCompletedWithValue(Duration.ofSeconds(1));
    }

    @Test
    void shouldTakeAPlaceOnceWhereTheAnswerIsLost() {
        store.losesAnswers = true;
        CompletableFuture<Duration> taken = take("a");

        time.advance(Duration.ofSeconds(1));

        assertThat(taken).isCompletedWithValue(Duration.ZERO);
        assertThat(store.taken).containsExactly("a");
    }

    @Test
    void shouldAskUntilTheDeadlineWhereTheStoreIsAway() {
        store.away = true;
        CompletableFuture<Duration> taken = take("a");
        time.advance(Duration.ofMinutes(44));
        boolean early = taken.isDone();

        time.advance(Duration.ofMinutes(1));
        boolean over = taken.isCompletedExceptionally();
        time.advance(Duration.ofSeconds(5));

        assertThat(early).isFalse();
        assertThat(over).isTrue();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldGiveBackAPlaceThatCameTooLate() {
        SharedLimits slow = new SharedLimits() {
            @Override
            public Duration take(String account, String place, Limits limits, Instant now) {
                Duration wait = store.take(account, place, limits, now);
                time.advance(Duration.ofMinutes(1));
                return wait;
            }

            @Override
            public void answered(String account, String place, Instant now) {}

            @Override
            public void giveBack(String account, String place) {
                store.giveBack(account, place);
            }

            @Override
            public void free(String account, String place, Instant now) {}

            @Override
            public void rest(String account, Instant until) {}

            @Override
            public int inFlight(String account, Instant now) {
                return 0;
            }
        };
        SharedPlaces late =
                new SharedPlaces("account", slow, ONE, new StoreCalls("atelier", time, Runnable::run), time);

        CompletableFuture<Duration> taken = late.take("a", time.now().plusSeconds(10));

        assertThat(taken).isCompletedExceptionally();
        assertThat(store.taken).isEmpty();
    }

    @Test
    void shouldNotGiveBackLateThePlaceThatWasTakenAgainMeanwhile() {
        // given: it is to be given back, and the store is away
        take("a");
        store.away = true;
        places.giveBack("a");
        store.away = false;

        // when: it is wanted again, before that is written
        CompletableFuture<Duration> again = take("a");
        time.advance(Duration.ofSeconds(5));

        assertThat(again).isCompletedWithValue(Duration.ZERO);
        assertThat(store.taken).containsExactly("a");
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldFreeThePlaceOfATaskWhoseNodeIsGoneWhenItsMessageHasTheResult() {
        DurableStore one = new DurableStore(time, "one");
        DefaultCamelContext context = new DefaultCamelContext();
        Node gone = new Node(one, context);
        gone.asks();
        one.dies();
        int held = store.taken.size();

        Node next = new Node(one.at("two"), context);
        Exchange exchange = next.asks();
        next.offline.calls().always(call -> Tasks.answer(Tasks.succeeded("t1")));
        time.advance(Duration.ofMinutes(2));

        assertThat(held).isEqualTo(1);
        assertThat(exchange.getMessage().getBody(MediaResult.class).taskId()).isEqualTo("t1");
        assertThat(store.taken).isEmpty();
    }

    /** An application on one machine. */
    private final class Node {

        private final Atelier atelier = Atelier.plain();
        private final OfflineAccount offline;
        private final GenerateFlow flow;
        private final DefaultCamelContext context;

        Node(DurableStore rows, DefaultCamelContext context) {
            EngineParts parts = new EngineParts(atelier, rows, time, Runnable::run);
            this.context = context;
            this.flow = parts.generate(context, new Steps(atelier, time, Runnable::run));
            this.offline = new OfflineAccount(
                    atelier,
                    time,
                    new Account.Shared(
                            new SubmitLimits(time, 0, null, null),
                            new SubmitTurns(),
                            places(parts.calls()),
                            new LearnedLengths()));
            offline.calls().then(Tasks.answer(200, "{'id':'t1'}"));
        }

        Exchange asks() {
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody("a fox");
            flow.process(
                    exchange,
                    sync -> {},
                    EngineParts.film(
                            offline.account(),
                            Completion.POLL,
                            EngineParts.waiting(Duration.ofMinutes(1), Duration.ofMinutes(45)),
                            ExpressionBuilder.constantExpression("order-1")));
            return exchange;
        }
    }
}
