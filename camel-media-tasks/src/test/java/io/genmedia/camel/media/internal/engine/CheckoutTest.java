package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.InsufficientFundsException;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaErrorDetails;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaRateLimitException;
import io.genmedia.camel.media.error.MediaTaskNotSubmittedException;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.internal.engine.Purchases.Submitted;
import io.genmedia.camel.media.internal.http.HttpCallException;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ApiCall;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.MediaRequest;
import io.genmedia.camel.media.spi.TimeSource;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.Tasks;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From a complete request to an accepted task: every wait is moved by the test, every call is counted. */
class CheckoutTest {

    private static final Goods FILM =
            Goods.of(new MediaRequest("video", "film-1", MediaJson.mapper().createObjectNode()));

    private static final Duration TIMEOUT = Duration.ofMinutes(45);
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Spending THRIFTY = new Spending(new BigDecimal("0.50"), true, false);
    private static final ApiAnswer TOO_MUCH = Tasks.answer(429, "");
    private static final ApiAnswer CHEAP = Tasks.answer(200, "{'cost':0.25,'fits':true}");
    private static final ApiAnswer DEAR = Tasks.answer(200, "{'cost':0.75,'fits':true}");

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ManualTime time = new ManualTime();
    private final List<Buyer> buyers = new ArrayList<>();

    /** A provider's counter, and all who come to it. */
    private final class Shop {

        private final OfflineAccount offline;
        private final Steps steps;
        private final Checkout checkout;
        private final TimeSource clock;
        private final Intents intent = new Intents();

        Shop(MediaProvider provider) {
            this(provider, time);
        }

        Shop(MediaProvider provider, TimeSource clock) {
            this.clock = clock;
            offline = new OfflineAccount(provider, clock);
            steps = new Steps(provider, clock, Runnable::run);
            checkout = new Checkout(provider, clock, Runnable::run);
        }

        Buyer buy(String name) {
            return buy(name, Spending.FREE, TIMEOUT);
        }

        Buyer buy(String name, Spending spending) {
            return buy(name, spending, TIMEOUT);
        }

        Buyer buy(String name, Goods goods) {
            return buy(name, goods, Spending.FREE, TIMEOUT);
        }

        Buyer buy(String name, Spending spending, Duration timeout) {
            return buy(name, FILM, spending, timeout);
        }

        private Buyer buy(String name, Goods goods, Spending spending, Duration timeout) {
            DefaultExchange exchange = new DefaultExchange(context);
            exchange.getExchangeExtension().setFromRouteId("films");
            Step step = steps.begin(exchange, sync -> {}, Duration.ZERO);
            Buyer buyer = new Buyer(
                    exchange,
                    step,
                    checkout.buy(
                            offline.account(),
                            new Checkout.Order(
                                    offline.limits().ask(),
                                    goods,
                                    name,
                                    null,
                                    false,
                                    spending,
                                    clock.now().plus(timeout),
                                    step,
                                    () -> step.isOver() || steps.isStopping(step),
                                    intent,
                                    () -> {})));
            buyers.add(buyer);
            return buyer;
        }

        /** The oldest submit or question that waits for an answer gets this one. */
        void answer(ApiAnswer answer) {
            offline.calls().next().complete(answer);
        }

        void accept(String id) {
            answer(Tasks.answer(200, "{'id':'" + id + "'}"));
        }

        List<String> submits() {
            return offline.calls().calls().stream()
                    .filter(call -> call.target().equals("/submit"))
                    .map(call -> call.body().path("key").asText())
                    .toList();
        }
    }

    /** Intents that are always written, and counted. */
    private static final class Intents implements Checkout.Intent {

        private final List<String> notes = new ArrayList<>();
        private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);

        @Override
        public CompletableFuture<Void> intend() {
            notes.add("intended");
            return written;
        }

        @Override
        public CompletableFuture<Void> withdraw() {
            notes.add("withdrawn");
            return CompletableFuture.completedFuture(null);
        }
    }

    private record Buyer(DefaultExchange exchange, Step step, CompletableFuture<Submitted> outcome) {

        MediaException failure() {
            assertThat(outcome).isCompletedExceptionally();
            return (MediaException) Failures.unwrap(catchThrowable(outcome::join));
        }

        void ends() {
            outcome.join().onEnd().run();
        }
    }

    /** One place, and more submits in the window than any test makes. */
    private Shop onePlace() {
        return new Shop(Atelier.limited(1, 100, WINDOW));
    }

    @Test
    void shouldSellInOrderOfArrivalAsPlacesBecomeFree() {
        Shop shop = onePlace();
        Buyer first = shop.buy("a");
        Buyer second = shop.buy("b");
        shop.buy("c");

        shop.accept("t1");
        List<String> atFirst = shop.submits();
        first.ends();
        shop.accept("t2");
        second.ends();

        assertThat(atFirst).containsExactly("a");
        assertThat(shop.submits()).containsExactly("a", "b", "c");
    }

    @Test
    void shouldHandOnTheAcceptedTask() {
        Shop shop = onePlace();
        Buyer buyer = shop.buy("a");

        shop.accept("t1");

        assertThat(buyer.outcome().join().task().taskId()).isEqualTo("t1");
    }

    @Test
    void shouldHoldThePlaceUntilTheTaskEnds() {
        Shop shop = onePlace();
        Buyer buyer = shop.buy("a");
        shop.accept("t1");

        int during = shop.offline.limits().inFlight();
        buyer.ends();

        assertThat(during).isEqualTo(1);
        assertThat(shop.offline.limits().inFlight()).isZero();
    }

    @Test
    void shouldLeaveNoTimerBehindOnceTheTaskEnded() {
        Shop shop = onePlace();
        Buyer buyer = shop.buy("a");
        shop.accept("t1");

        buyer.ends();

        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldSayAtTheDeadlineThatNothingWasSent() {
        Shop shop = onePlace();
        shop.buy("a");
        shop.accept("t1");
        Buyer late = shop.buy("b", Spending.FREE, Duration.ofMinutes(2));

        time.advance(Duration.ofMinutes(2));

        assertThat(late.failure())
                .isInstanceOf(MediaTaskNotSubmittedException.class)
                .hasMessageContaining("deadline")
                .hasMessageContaining("1 are in flight")
                .extracting(e -> ((MediaException) e).getAcceptance())
                .isEqualTo(Acceptance.NOT_ACCEPTED);
    }

    @Test
    void shouldSendNothingForWhoGaveUpAtTheDeadline() {
        Shop shop = onePlace();
        Buyer first = shop.buy("a");
        shop.accept("t1");
        shop.buy("b", Spending.FREE, Duration.ofMinutes(2));
        shop.buy("c");
        time.advance(Duration.ofMinutes(2));

        first.ends();

        assertThat(shop.submits()).containsExactly("a", "c");
    }

    @Test
    void shouldSayThatNothingWasSentWhereTheDeadlinePassedBeforeItCame() {
        // a timer that rings at once, as one of another thread may: an upload took longer than the whole wait
        TimeSource eager = new EagerTime(time);
        Shop shop = new Shop(Atelier.limited(1, 100, WINDOW), eager);

        Buyer late = shop.buy("a", Spending.FREE, Duration.ofSeconds(-1));

        assertThat(late.failure()).isInstanceOf(MediaTaskNotSubmittedException.class);
        assertThat(shop.submits()).isEmpty();
        assertThat(shop.offline.limits().inFlight()).isZero();
    }

    /** Runs what is due before it answers. */
    private record EagerTime(ManualTime time) implements TimeSource {

        @Override
        public Instant now() {
            return time.now();
        }

        @Override
        public long nanoTime() {
            return time.nanoTime();
        }

        @Override
        public Cancellable schedule(Runnable action, Duration delay) {
            if (delay.isNegative() || delay.isZero()) {
                action.run();
                return () -> {};
            }
            return time.schedule(action, delay);
        }
    }

    @Test
    void shouldLeaveTheQueueWhenTheStepEnds() {
        Shop shop = onePlace();
        shop.buy("a");
        shop.accept("t1");
        Buyer leaving = shop.buy("b");

        leaving.step().succeed(e -> {});

        assertThat(leaving.failure()).isInstanceOf(MediaTaskNotSubmittedException.class);
        assertThat(shop.offline.limits().waiting()).isZero();
    }

    @Test
    void shouldSendNothingWhereTheStepIsOverAlready() {
        Shop shop = onePlace();
        shop.steps.stopAll();
        DefaultExchange exchange = new DefaultExchange(context);
        Step over = shop.steps.begin(exchange, sync -> {}, Duration.ZERO);
        over.succeed(e -> {});

        CompletableFuture<Submitted> outcome = shop.checkout.buy(
                shop.offline.account(),
                new Checkout.Order(
                        shop.offline.limits().ask(),
                        FILM,
                        "a",
                        null,
                        false,
                        Spending.FREE,
                        time.now().plus(TIMEOUT),
                        over,
                        over::isOver,
                        shop.intent,
                        () -> {}));

        assertThat(outcome).isCompletedExceptionally();
        assertThat(shop.submits()).isEmpty();
        assertThat(shop.offline.limits().inFlight()).isZero();
    }

    @Test
    void shouldWriteTheIntentBeforeItSends() {
        Shop shop = onePlace();
        shop.intent.written = new CompletableFuture<>();
        shop.buy("a");
        int before = shop.submits().size();

        shop.intent.written.complete(null);

        assertThat(before).isZero();
        assertThat(shop.submits()).containsExactly("a");
    }

    @Test
    void shouldWriteNoIntentWhileItWaitsForAPlace() {
        Shop shop = onePlace();
        shop.buy("a");
        shop.accept("t1");
        shop.buy("b");

        assertThat(shop.intent.notes).containsExactly("intended");
    }

    @Test
    void shouldTakeTheIntentBackWhileTheAccountRests() {
        Shop shop = onePlace();
        Buyer buyer = shop.buy("a");
        shop.answer(TOO_MUCH);
        List<String> resting = List.copyOf(shop.intent.notes);

        time.advance(Duration.ofMinutes(2));
        shop.accept("t1");

        assertThat(resting).containsExactly("intended", "withdrawn");
        assertThat(shop.intent.notes).containsExactly("intended", "withdrawn", "intended");
        assertThat(buyer.outcome()).isCompleted();
    }

    @Test
    void shouldGiveItsPlaceBackWhereTheIntentCannotBeWritten() {
        Shop shop = onePlace();
        MediaException away = new MediaTaskNotSubmittedException(
                "the store is away", MediaErrorDetails.notAccepted("atelier").withRetryable(true), null);
        shop.intent.written = CompletableFuture.failedFuture(away);

        Buyer buyer = shop.buy("a");

        assertThat(buyer.failure()).isSameAs(away);
        assertThat(shop.submits()).isEmpty();
        assertThat(shop.offline.limits().inFlight()).isZero();
    }

    /** A film whose local media are in no memory. */
    private static Goods onDisk(AtomicInteger loaded) {
        return new Goods() {
            @Override
            public String model() {
                return "film-1";
            }

            @Override
            public MediaRequest load() throws MediaException {
                loaded.incrementAndGet();
                return FILM.load();
            }

            @Override
            public ObjectNode inMemory() {
                return null;
            }
        };
    }

    @Test
    void shouldReadLocalMediaNoSoonerThanItIsItsTurn() {
        // given one who has the only place, and one whose picture is in a file
        Shop shop = onePlace();
        Buyer first = shop.buy("a");
        AtomicInteger loaded = new AtomicInteger();
        shop.buy("b", onDisk(loaded));

        int whileItWaits = loaded.get();
        shop.accept("t1");
        first.ends();

        assertThat(whileItWaits).isZero();
        assertThat(loaded).hasValue(1);
        assertThat(shop.submits()).containsExactly("a", "b");
    }

    @Test
    void shouldGiveThePlaceBackWhereLocalMediaCannotBeRead() {
        Shop shop = onePlace();
        Buyer gone = shop.buy("a", new Goods() {
            @Override
            public String model() {
                return "film-1";
            }

            @Override
            public MediaRequest load() throws MediaException {
                throw new InvalidMediaRequestException(
                        "the file is gone", MediaErrorDetails.notAccepted("atelier"), null);
            }

            @Override
            public ObjectNode inMemory() {
                return null;
            }
        });

        assertThat(gone.failure()).hasMessage("the file is gone");
        assertThat(shop.offline.limits().inFlight()).isZero();
        assertThat(shop.submits()).isEmpty();
    }

    @Test
    void shouldAskThePriceBeforeItBuys() {
        Shop shop = onePlace();
        shop.buy("a", THRIFTY);

        List<String> asked = shop.offline.paths();
        shop.answer(CHEAP);

        assertThat(asked).containsExactly("/estimate");
        assertThat(shop.offline.paths()).containsExactly("/estimate", "/submit");
    }

    @Test
    void shouldNotAskThePriceWhereAnyWillDo() {
        Shop shop = onePlace();

        shop.buy("a");

        assertThat(shop.offline.paths()).containsExactly("/submit");
    }

    @Test
    void shouldSpendOneAfterTheOther() {
        // given an account without limits, so that nothing but the budget keeps them apart
        Shop shop = new Shop(Atelier.idempotent());
        shop.buy("a", THRIFTY);
        shop.buy("b", THRIFTY);

        List<String> asked = shop.offline.paths();
        shop.answer(CHEAP);
        List<String> bought = shop.offline.paths();
        shop.accept("t1");

        assertThat(asked).containsExactly("/estimate");
        assertThat(bought).containsExactly("/estimate", "/submit");
        assertThat(shop.offline.paths()).containsExactly("/estimate", "/submit", "/estimate");
    }

    @Test
    void shouldBuyNothingThatIsTooDear() {
        Shop shop = onePlace();
        Buyer buyer = shop.buy("a", THRIFTY);

        shop.answer(DEAR);

        assertThat(buyer.failure())
                .isInstanceOf(InsufficientFundsException.class)
                .extracting(e -> ((MediaException) e).getAcceptance())
                .isEqualTo(Acceptance.NOT_ACCEPTED);
        assertThat(shop.submits()).isEmpty();
    }

    @Test
    void shouldFreePlaceAndWindowOfWhatIsTooDear() {
        Shop shop = new Shop(Atelier.limited(1, 1, WINDOW));
        shop.buy("a", THRIFTY);
        shop.buy("b");

        shop.answer(DEAR);

        assertThat(shop.submits()).containsExactly("b");
    }

    @Test
    void shouldSendAgainAfterARestWhatWasTooMuch() {
        Shop shop = onePlace();
        Buyer buyer = shop.buy("a");
        shop.answer(TOO_MUCH);

        time.advance(Duration.ofMillis(900));
        List<String> duringTheRest = shop.submits();
        time.advance(Duration.ofMillis(200));
        shop.accept("t1");

        assertThat(duringTheRest).containsExactly("a");
        assertThat(shop.submits()).containsExactly("a", "a");
        assertThat(buyer.outcome()).isCompleted();
    }

    @Test
    void shouldKeepTheOrderWhereOneIsTooMuch() {
        Shop shop = new Shop(Atelier.limited(3, 100, WINDOW));
        shop.buy("a");
        shop.buy("b");
        shop.buy("c");
        shop.answer(TOO_MUCH);

        time.advance(Duration.ofSeconds(2));
        shop.accept("t1");
        shop.accept("t2");
        shop.accept("t3");

        assertThat(shop.submits()).containsExactly("a", "a", "b", "c");
    }

    @Test
    void shouldSendNothingWhileTheAccountRests() {
        // given two that have a place already, and wait for their turn to send
        Shop shop = new Shop(Atelier.limited(3, 100, WINDOW));
        shop.buy("a");
        shop.buy("b");
        shop.buy("c");

        shop.answer(TOO_MUCH);
        time.advance(Duration.ofMillis(900));

        assertThat(shop.submits()).containsExactly("a");
        assertThat(shop.offline.limits().waiting()).isEqualTo(3);
    }

    @Test
    void shouldAskThePriceAgainAfterARest() {
        Shop shop = onePlace();
        shop.buy("a", THRIFTY);
        shop.answer(CHEAP);
        shop.answer(TOO_MUCH);

        time.advance(Duration.ofSeconds(2));

        assertThat(shop.offline.paths()).containsExactly("/estimate", "/submit", "/estimate");
    }

    @Test
    void shouldWaitAlsoWhereThePriceCannotBeAskedForNow() {
        Shop shop = onePlace();
        Buyer buyer = shop.buy("a", THRIFTY);
        shop.answer(TOO_MUCH);
        time.advance(Duration.ofSeconds(2));

        shop.answer(CHEAP);
        shop.accept("t1");

        assertThat(shop.offline.paths()).containsExactly("/estimate", "/estimate", "/submit");
        assertThat(buyer.outcome()).isCompleted();
    }

    @Test
    void shouldSendAtMostFourTimesWhereNoLimitsAreDocumented() {
        Shop shop = new Shop(Atelier.plain());
        shop.offline.calls().always(call -> TOO_MUCH);

        Buyer buyer = shop.buy("a");
        time.advance(Duration.ofMinutes(5));

        assertThat(buyer.failure()).isInstanceOf(MediaRateLimitException.class);
        assertThat(shop.submits()).hasSize(4);
    }

    @Test
    void shouldSendUntilTheDeadlineWhereLimitsAreDocumented() {
        Shop shop = onePlace();
        shop.offline.calls().always(call -> TOO_MUCH);

        Buyer buyer = shop.buy("a");
        time.advance(TIMEOUT);

        assertThat(buyer.failure())
                .isInstanceOf(MediaTaskNotSubmittedException.class)
                .extracting(e -> ((MediaException) e).isRetryable())
                .isEqualTo(true);
        assertThat(shop.submits()).hasSizeGreaterThan(50);
    }

    @Test
    void shouldNotWaitForARestThatEndsAfterTheDeadline() {
        Shop shop = onePlace();
        Buyer buyer = shop.buy("a");

        shop.answer(Tasks.answer(429, "", Map.of("retry-after", "2700")));

        assertThat(buyer.failure())
                .isInstanceOf(MediaTaskNotSubmittedException.class)
                .hasMessageContaining("deadline")
                .hasMessageContaining("429")
                .hasNoCause()
                .extracting(e -> ((MediaException) e).getRetryAfter())
                .isEqualTo(java.util.Optional.of(Duration.ofMinutes(45)));
    }

    @Test
    void shouldPassOnThe429WhereNoLimitsAreDocumentedAndTheRestEndsAfterTheDeadline() {
        Shop shop = new Shop(Atelier.plain());
        Buyer buyer = shop.buy("a");

        shop.answer(Tasks.answer(429, "", Map.of("retry-after", "2700")));

        assertThat(buyer.failure()).isInstanceOf(MediaRateLimitException.class);
        assertThat(shop.submits()).hasSize(1);
    }

    @Test
    void shouldTellAlsoOfAProviderThatNamesADayInEternity() {
        Shop shop = onePlace();
        Buyer buyer = shop.buy("a");

        shop.answer(Tasks.answer(429, "", Map.of("retry-after", "Fri, 31 Dec 9999 23:59:59 GMT")));

        assertThat(buyer.failure()).isInstanceOf(MediaTaskNotSubmittedException.class);
        assertThat(shop.offline.limits().inFlight()).isZero();
    }

    @Test
    void shouldNotSendAgainWhatMayHaveBought() {
        Shop shop = onePlace();
        Buyer buyer = shop.buy("a");

        shop.answer(Tasks.answer(502, ""));
        time.advance(Duration.ofMinutes(5));

        assertThat(buyer.failure()).isInstanceOf(SubmitOutcomeUnknownException.class);
        assertThat(shop.submits()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 402, 401})
    void shouldGivePlaceAndTurnToTheNextWhateverTheAnswer(int status) {
        Shop shop = onePlace();
        shop.buy("a", THRIFTY);
        shop.buy("b", THRIFTY);
        shop.answer(CHEAP);

        shop.answer(Tasks.answer(status, "{'error':{'code':'x'}}"));

        assertThat(shop.offline.paths()).containsExactly("/estimate", "/submit", "/estimate");
        assertThat(shop.offline.limits().waiting()).isZero();
    }

    @Test
    void shouldSayThatNothingWasSentWhereWeFailBeforeWeSend() {
        Atelier broken = new Atelier(Set.of()) {
            @Override
            public ApiCall estimate(MediaRequest request) {
                throw new IllegalStateException("bug");
            }
        };
        Shop shop = new Shop(broken);

        Buyer buyer = shop.buy("a", THRIFTY);

        assertThat(buyer.failure())
                .isInstanceOf(MediaTaskNotSubmittedException.class)
                .hasRootCauseMessage("bug");
    }

    @Test
    void shouldTakeAFailureOfOurOwnAfterTheSendForUnknown() {
        Shop shop = new Shop(Atelier.plain());
        Buyer buyer = shop.buy("a");

        shop.offline.calls().next().completeExceptionally(new IllegalStateException("bug"));

        assertThat(buyer.failure().getAcceptance()).isEqualTo(Acceptance.UNKNOWN);
    }

    private static final Spending ADOPTING = new Spending(null, true, true);
    private static final ApiAnswer NOTHING_SHOWN = Tasks.answer(200, "{'tasks':[]}");
    private static final ApiAnswer ONE_SHOWN = Tasks.answer(200, "{'tasks':[{'id':'t1','model':'film-1'}]}");

    @Test
    void shouldTakeUpTheTaskOfASubmitWhoseAnswerIsLost() {
        Shop shop = onePlace();
        Buyer buyer = shop.buy("a", ADOPTING);
        shop.answer(NOTHING_SHOWN);
        shop.answer(Tasks.answer(502, ""));
        time.advance(Duration.ofSeconds(1));

        shop.answer(ONE_SHOWN);

        assertThat(buyer.outcome().join().task().taskId()).isEqualTo("t1");
        assertThat(shop.submits()).containsExactly("a");
    }

    @Test
    void shouldHoldThePlaceOfATaskThatIsTakenUp() {
        Shop shop = onePlace();
        shop.buy("a", ADOPTING);
        shop.buy("b");
        shop.answer(NOTHING_SHOWN);
        shop.answer(Tasks.answer(502, ""));
        time.advance(Duration.ofSeconds(1));

        shop.answer(ONE_SHOWN);

        assertThat(shop.submits()).containsExactly("a");
    }

    @Test
    void shouldLetNobodySubmitWhileALostTaskIsLookedFor() {
        Shop shop = new Shop(Atelier.plain());
        shop.buy("a", ADOPTING);
        shop.buy("b");
        shop.answer(NOTHING_SHOWN);

        shop.answer(Tasks.answer(502, ""));
        time.advance(Duration.ofSeconds(1));

        assertThat(shop.offline.paths()).containsExactly("/tasks", "/submit", "/tasks");
    }

    @Test
    void shouldLetTheNextGoWhereNoLostTaskIsFound() {
        Shop shop = onePlace();
        Buyer buyer = shop.buy("a", ADOPTING);
        shop.buy("b");
        shop.answer(NOTHING_SHOWN);
        shop.answer(Tasks.answer(502, ""));
        for (int look = 0; look < 4; look++) {
            time.advance(Duration.ofSeconds(10));
            shop.answer(NOTHING_SHOWN);
        }

        assertThat(buyer.failure()).isInstanceOf(SubmitOutcomeUnknownException.class);
        assertThat(shop.submits()).containsExactly("a", "b");
    }

    @Test
    void shouldBuyAlsoWhereTheAccountCannotBeLookedAt() {
        Shop shop = onePlace();
        Buyer buyer = shop.buy("a", ADOPTING);
        shop.answer(Tasks.answer(500, ""));

        shop.answer(Tasks.answer(502, ""));
        time.advance(Duration.ofMinutes(1));

        assertThat(buyer.failure()).isInstanceOf(SubmitOutcomeUnknownException.class);
        assertThat(shop.offline.paths()).containsExactly("/tasks", "/submit");
    }

    @Test
    void shouldNotLookForATaskWhereNothingWasBought() {
        Shop shop = onePlace();
        Buyer buyer = shop.buy("a", ADOPTING);
        shop.answer(NOTHING_SHOWN);

        shop.answer(Tasks.answer(402, "{'error':{'code':'x'}}"));
        time.advance(Duration.ofMinutes(1));

        assertThat(buyer.failure()).isInstanceOf(InsufficientFundsException.class);
        assertThat(shop.offline.paths()).containsExactly("/tasks", "/submit");
    }

    /** Where a purchase can be when a stop comes. */
    private enum Phase {
        WAITING_FOR_A_PLACE,
        WAITING_FOR_ITS_TURN,
        ASKING_THE_PRICE,
        RESTING
    }

    private Buyer in(Phase phase, Shop shop) {
        return switch (phase) {
            case WAITING_FOR_A_PLACE -> {
                shop.buy("a");
                shop.accept("t1");
                shop.buy("b");
                shop.buy("c");
                yield shop.buy("x");
            }
            case WAITING_FOR_ITS_TURN -> {
                shop.buy("a", THRIFTY);
                yield shop.buy("x");
            }
            case ASKING_THE_PRICE -> shop.buy("x", THRIFTY);
            case RESTING -> {
                Buyer resting = shop.buy("x");
                shop.answer(TOO_MUCH);
                yield resting;
            }
        };
    }

    private static void noBytesLeft(Buyer buyer) {
        assertThat(buyer.exchange().getException())
                .isInstanceOfSatisfying(MediaTaskNotSubmittedException.class, e -> assertThat(e.getAcceptance())
                        .isEqualTo(Acceptance.NOT_ACCEPTED));
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void shouldSayOnAStopThatNothingWasBought(Phase phase) {
        Shop shop = new Shop(Atelier.limited(2, 100, WINDOW));
        Buyer buyer = in(phase, shop);

        shop.steps.stopAll();

        noBytesLeft(buyer);
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void shouldSendNothingAfterAStop(Phase phase) {
        Shop shop = new Shop(Atelier.limited(2, 100, WINDOW));
        Buyer buyer = in(phase, shop);
        shop.offline.calls().always(call -> call.target().equals("/estimate") ? CHEAP : TOO_MUCH);

        shop.steps.stopAll();
        while (shop.offline.calls().waiting() > 0) {
            shop.answer(CHEAP);
        }
        time.advance(TIMEOUT);

        assertThat(buyer.failure()).isInstanceOf(MediaTaskNotSubmittedException.class);
        assertThat(shop.submits().stream().filter("x"::equals).count()).isEqualTo(phase == Phase.RESTING ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void shouldGiveBackAllThatItHeldAfterAStop(Phase phase) {
        Shop shop = new Shop(Atelier.limited(2, 100, WINDOW));
        in(phase, shop);

        shop.steps.stopAll();
        while (shop.offline.calls().waiting() > 0) {
            shop.answer(CHEAP);
        }
        buyers.stream()
                .filter(buyer -> !buyer.outcome().isCompletedExceptionally())
                .forEach(Buyer::ends);
        shop.steps.started();
        time.advance(Duration.ofSeconds(2));
        shop.buy("after");

        assertThat(shop.submits()).endsWith("after");
        assertThat(shop.offline.limits().inFlight()).isEqualTo(1);
    }

    @Test
    void shouldSayOnAStopThatASubmitOnItsWayMayHaveBought() {
        Shop shop = onePlace();
        Buyer buyer = shop.buy("a");

        shop.steps.stopAll();
        boolean waitsForTheAnswer = !buyer.step().isOver();
        time.advance(Duration.ofSeconds(5));

        assertThat(waitsForTheAnswer).isTrue();
        assertThat(buyer.exchange().getException()).isInstanceOf(SubmitOutcomeUnknownException.class);
    }

    @Test
    void shouldStillLearnOfATaskWhoseAnswerComesAfterTheStop() {
        Shop shop = onePlace();
        Buyer buyer = shop.buy("a");
        shop.steps.stopAll();
        time.advance(Duration.ofSeconds(6));

        shop.accept("t1");

        assertThat(buyer.outcome().join().task().taskId()).isEqualTo("t1");
    }

    @Test
    void shouldSayThatNothingWasBoughtWhereTheStopComesWithA429() {
        Shop shop = onePlace();
        Buyer buyer = shop.buy("a");
        shop.steps.stopAll();

        shop.answer(TOO_MUCH);

        assertThat(buyer.failure())
                .isInstanceOf(MediaTaskNotSubmittedException.class)
                .hasMessageContaining("Stopped");
    }

    @Test
    void shouldNotGiveUpAtTheDeadlineWhatIsOnItsWay() {
        Shop shop = onePlace();
        Buyer buyer = shop.buy("a");

        time.advance(TIMEOUT.plusMinutes(1));
        boolean given = buyer.outcome().isDone();
        shop.accept("t1");

        assertThat(given).isFalse();
        assertThat(buyer.outcome()).isCompleted();
    }

    @Test
    void shouldSayAtTheDeadlineThatNothingWasBoughtWhereA429ComesAfterIt() {
        Shop shop = onePlace();
        Buyer buyer = shop.buy("a");
        time.advance(TIMEOUT.plusMinutes(1));

        shop.answer(TOO_MUCH);

        assertThat(buyer.failure()).isInstanceOf(MediaTaskNotSubmittedException.class);
    }

    @Test
    void shouldBuyOnceWhereTheConnectionFailsBeforeAByteIsSent() {
        Shop shop = onePlace();
        Buyer buyer = shop.buy("a");

        shop.offline.calls().next().completeExceptionally(new HttpCallException("refused", false, null));

        assertThat(buyer.failure().getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
        assertThat(shop.submits()).hasSize(1);
    }
}
