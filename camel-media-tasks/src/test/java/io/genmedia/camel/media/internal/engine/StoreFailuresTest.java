package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.internal.engine.GenerateFlow.Completion;
import io.genmedia.camel.media.internal.http.HttpCallException;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ApiCall;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.DurableStore;
import io.genmedia.camel.media.testing.FaultyStore;
import io.genmedia.camel.media.testing.FaultyStore.Call;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.Tasks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.builder.ExpressionBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A store that fails in one of its calls, from some point of a purchase on, while a message asks for it, fails, is delivered to
 * the step again and comes again at last. Whatever fails: nothing is bought twice, nobody hears that nothing was bought where
 * something was, and when the store works the message gets its result.
 */
class StoreFailuresTest {

    /** When the store begins to fail. */
    private enum From {
        /** Before the message comes. */
        THE_BEGINNING,
        /** When the submit is on its way. */
        THE_SUBMIT,
        /** When the task is over. */
        THE_END
    }

    /** How the store fails. */
    private enum Fault {
        /** One call is not done. */
        ONCE,
        /** No call is done. */
        AWAY,
        /** One call is done, and its answer is lost. */
        ONE_ANSWER_LOST,
        /** All calls are done, and their answers are lost. */
        ANSWERS_LOST,
        /** One call is done, its answer is lost, and the store is away from then on. */
        AWAY_AFTER_A_LOST_ANSWER
    }

    /** What the provider does with the submits of the first delivery. */
    private enum Provider {
        /** Takes the task. */
        ACCEPTS,
        /** Takes it, and the answer is lost. */
        ANSWERS_NOT,
        /** Takes nothing: something is wrong. */
        REFUSES,
        /** Takes nothing for now, once. */
        IS_BUSY,
        /** Takes it, and the task fails. */
        FAILS_WITH_IT
    }

    private record Case(
            From from, Fault fault, Call failing, Provider provider, boolean withKey, Completion completion) {}

    static Stream<Case> cases() {
        List<Case> all = new ArrayList<>();
        for (From from : From.values()) {
            for (Fault fault : Fault.values()) {
                for (Call failing : List.of(Call.FIND, Call.CLAIM, Call.REPLACE, Call.REMOVE)) {
                    for (Provider provider : Provider.values()) {
                        for (Completion completion : List.of(Completion.POLL, Completion.NONE)) {
                            all.add(new Case(from, fault, failing, provider, true, completion));
                            all.add(new Case(from, fault, failing, provider, false, completion));
                        }
                    }
                }
            }
        }
        return all.stream();
    }

    /** One purchase. */
    private static final class World {

        private static final DefaultCamelContext CONTEXT = new DefaultCamelContext();

        private final Case given;
        private final ManualTime time = new ManualTime();
        private final Atelier atelier;
        private final DurableStore rows = new DurableStore(time, "one");
        private final FaultyStore store = new FaultyStore(rows);
        private final Steps steps;
        private final OfflineAccount offline;
        private final EngineParts parts;
        private final GenerateFlow flow;
        private final AtomicInteger done = new AtomicInteger();
        /** The keys of what was bought. */
        private final List<String> bought = new ArrayList<>();

        private boolean good;
        private int busy = 1;
        private boolean begun;

        World(Case given) {
            this.given = given;
            this.atelier = given.withKey() ? Atelier.idempotent() : Atelier.plain();
            this.steps = new Steps(atelier, time, Runnable::run);
            this.offline = new OfflineAccount(atelier, time);
            this.parts = new EngineParts(atelier, store, time, Runnable::run);
            this.flow = parts.generate(CONTEXT, steps);
            offline.calls().always(this::answer);
            begins(From.THE_BEGINNING);
        }

        private void begins(From now) {
            if (given.from() != now || begun || good) {
                return;
            }
            begun = true;
            switch (given.fault()) {
                case ONCE -> {
                    store.fails(given.failing());
                    store.onlyOnce();
                }
                case AWAY -> store.fails(given.failing());
                case ONE_ANSWER_LOST -> {
                    store.losesAnswers(given.failing());
                    store.onlyOnce();
                }
                case ANSWERS_LOST -> store.losesAnswers(given.failing());
                case AWAY_AFTER_A_LOST_ANSWER -> {
                    store.losesAnswers(given.failing());
                    store.isAwayAfterwards();
                }
            }
        }

        private ApiAnswer answer(ApiCall call) {
            if (!call.target().equals("/submit")) {
                begins(From.THE_END);
                String id = call.target().substring("/tasks/".length());
                boolean fails = given.provider() == Provider.FAILS_WITH_IT && id.equals("t1");
                return Tasks.answer(fails ? Tasks.failed(id, "busy") : Tasks.succeeded(id));
            }
            begins(From.THE_SUBMIT);
            Provider now = good ? Provider.ACCEPTS : given.provider();
            if (now == Provider.REFUSES) {
                return Tasks.answer(401, "{'error':{'code':'key','message':'no'}}");
            }
            if (now == Provider.IS_BUSY && busy-- > 0) {
                return Tasks.answer(429, "{'error':{'code':'busy','message':'later'}}");
            }
            String key = key(call);
            if (!given.withKey() || !bought.contains(key)) {
                bought.add(key);
            }
            if (now == Provider.ANSWERS_NOT) {
                throw new CompletionException(new HttpCallException("reset", true, null));
            }
            return Tasks.answer(200, "{'id':'t" + (bought.indexOf(key) + 1) + "'}");
        }

        private static String key(ApiCall call) {
            try {
                return MediaJson.mapper()
                        .readTree(call.body().toString().getBytes(StandardCharsets.UTF_8))
                        .path("key")
                        .asText();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        Exchange message() {
            Exchange exchange = new DefaultExchange(CONTEXT);
            exchange.getMessage().setBody("a fox");
            return exchange;
        }

        /** @return whether it is over within so long */
        boolean process(Exchange exchange, Duration within) {
            int before = done.get();
            exchange.setException(null);
            flow.process(
                    exchange,
                    sync -> done.incrementAndGet(),
                    EngineParts.film(
                            offline.account(),
                            given.completion(),
                            EngineParts.waiting(Duration.ofSeconds(10), Duration.ofMinutes(10)),
                            ExpressionBuilder.constantExpression("order-1")));
            time.advance(within);
            assertThat(done.get() - before).isLessThanOrEqualTo(1);
            return done.get() > before;
        }

        void knowsWhatItBought(Exchange exchange, String when) {
            MediaException told = exchange.getException(MediaException.class);
            // what failed at the provider is over: another may be asked
            boolean failed = given.provider() == Provider.FAILS_WITH_IT && given.completion() == Completion.POLL;
            if (!bought.isEmpty() && !failed && told != null) {
                assertThat(told.getAcceptance())
                        .as("acceptance told %s: %s", when, told.getMessage())
                        .isNotEqualTo(Acceptance.NOT_ACCEPTED);
            }
            if (exchange.getException() != null) {
                assertThat(exchange.getException()).as(when).isInstanceOf(MediaException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldBuyOnceAndGiveTheResult(Case given) {
        World world = new World(given);
        Exchange exchange = world.message();

        // the message comes, and the error handler delivers it to the step again
        boolean over = world.process(exchange, Duration.ofMinutes(3));
        if (over && exchange.getException() != null) {
            world.knowsWhatItBought(exchange, "first");
            over = world.process(exchange, Duration.ofMinutes(3));
        }
        if (over) {
            world.knowsWhatItBought(exchange, "at the redelivery");
        }

        // what has to be written before the message may go on is written, and the exchange ends
        world.store.works();
        world.good = true;
        world.time.advance(Duration.ofMinutes(2));
        assertThat(world.done.get()).as("nothing hangs").isPositive();
        assertThat(world.steps.size()).isZero();
        EngineParts.end(exchange);

        // the message comes again
        Exchange again = world.message();
        for (int i = 0; i < 3 && (i == 0 || again.getException() != null); i++) {
            assertThat(world.process(again, Duration.ofMinutes(3))).isTrue();
            world.knowsWhatItBought(again, "at last");
        }
        EngineParts.end(again);
        world.time.advance(Duration.ofHours(1));

        int allowed = given.provider() == Provider.FAILS_WITH_IT && given.completion() == Completion.POLL ? 2 : 1;
        assertThat(world.bought).hasSizeLessThanOrEqualTo(allowed);
        boolean mayBeUnknown = given.provider() == Provider.ANSWERS_NOT && !given.withKey();
        if (!mayBeUnknown) {
            assertThat(again.getException()).isNull();
        }
        assertThat(world.time.scheduled()).as("timers").isZero();
        assertThat(world.offline.limits().inFlight()).as("places").isZero();
        assertThat(world.offline.account().trackers().size()).as("followed").isZero();
        assertThat(world.steps.size()).isZero();
    }
}
