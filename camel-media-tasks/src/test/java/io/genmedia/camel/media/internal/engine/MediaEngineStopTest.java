package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.error.MediaTaskInterruptedException;
import io.genmedia.camel.media.internal.engine.GenerateFlow.Completion;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.StoredTask.State;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.DurableStore;
import io.genmedia.camel.media.testing.FaultyStore;
import io.genmedia.camel.media.testing.FaultyStore.Call;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.builder.ExpressionBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An engine with its own threads that ends while not all is written down. */
class MediaEngineStopTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ManualTime time = new ManualTime();
    private final Atelier atelier = Atelier.plain();
    private final DurableStore rows = new DurableStore(time, "one");
    private final FaultyStore store = new FaultyStore(rows);
    private final OfflineAccount offline = new OfflineAccount(atelier, time);
    private final AtomicInteger done = new AtomicInteger();
    private final MediaEngine engine = new MediaEngine(
            context,
            atelier,
            new EngineOptions(
                    0, null, null, store, EngineParts.ORPHAN_GRACE, Duration.ofDays(30), time, "a secret of a test"));

    @BeforeEach
    void start() {
        context.start();
        engine.start();
    }

    @AfterEach
    void close() {
        engine.stop();
        context.stop();
    }

    private Exchange asks(Completion completion) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody("a fox");
        engine.generate()
                .process(
                        exchange,
                        sync -> done.incrementAndGet(),
                        EngineParts.film(
                                offline.account(),
                                completion,
                                EngineParts.waiting(Duration.ofMinutes(1), Duration.ofMinutes(45)),
                                ExpressionBuilder.constantExpression("order-1")));
        return exchange;
    }

    /** The provider takes the task, and that cannot be written. */
    private Exchange bought(Completion completion) {
        Exchange exchange = asks(completion);
        await().until(() -> offline.calls().waiting() == 1);
        store.fails(Call.REPLACE);
        int before = store.failures();
        offline.calls().next().complete(Tasks.answer(200, "{'id':'t1'}"));
        await().until(() -> store.failures() > before);
        return exchange;
    }

    private StoredTask stored() {
        return rows.all().get(0);
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.contains("media-atelier-"))
                .toList();
    }

    @Test
    void shouldWriteAtTheEndWhatCouldNotBeWrittenBefore() {
        Exchange exchange = bought(Completion.POLL);
        store.works();

        engine.stop();

        assertThat(done).hasValue(1);
        assertThat(exchange.getException()).isInstanceOf(MediaTaskInterruptedException.class);
        assertThat(stored().state()).isEqualTo(State.ACCEPTED);
        assertThat(stored().taskId()).isEqualTo("t1");
    }

    @Test
    void shouldEndWithoutAStoreThatIsAway() {
        Exchange exchange = bought(Completion.POLL);
        store.isAway();

        engine.stop();

        assertThat(done).hasValue(1);
        assertThat(exchange.getException())
                .isInstanceOf(MediaTaskInterruptedException.class)
                .hasMessageContaining("t1");
        assertThat(stored().state()).isEqualTo(State.INTENT);
        await().untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    @Test
    void shouldSayWhichTaskWasBoughtWhereAMessageWaitsForItsRecordToBeHandedOn() {
        Exchange exchange = bought(Completion.NONE);
        time.advance(Duration.ofMinutes(10));
        int early = done.get();
        store.isAway();

        engine.stop();

        assertThat(early).isZero();
        assertThat(done).hasValue(1);
        assertThat(exchange.getException())
                .isInstanceOf(MediaTaskInterruptedException.class)
                .hasMessageContaining("t1");
    }

    @Test
    void shouldEndAMessageThatWaitsForTheStoreBeforeAnythingIsBought() {
        store.isAway();
        Exchange exchange = asks(Completion.POLL);
        await().until(() -> store.failures() > 0);

        engine.stop();

        assertThat(done).hasValue(1);
        assertThat(exchange.getException()).hasMessageContaining("Nothing was bought");
        assertThat(offline.calls().count()).isZero();
        assertThat(rows.all()).isEmpty();
    }

    @Test
    void shouldLookAfterNothingAnyMoreWhenItHasEnded() {
        await().until(() -> time.scheduled() == 1);

        engine.stop();

        assertThat(time.scheduled()).isZero();
        await().untilAsserted(() -> assertThat(threads()).isEmpty());
    }
}
