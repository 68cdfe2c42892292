package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.internal.engine.GenerateFlow.Completion;
import io.genmedia.camel.media.internal.exchange.ExchangeWriter;
import io.genmedia.camel.media.internal.store.InMemoryTaskStore;
import io.genmedia.camel.media.internal.tracking.Pace;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ApiCall;
import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.Tasks;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.builder.ExpressionBuilder;
import org.junit.jupiter.api.Test;

/** What a provider says of money with a submit, and with no status read, reaches whoever gets the result. */
class ReceiptsTest {

    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Expression KEY = ExpressionBuilder.constantExpression("order-1");
    private static final WaitOptions WAITING =
            new WaitOptions(Pace.fixed(POLL), Duration.ofMinutes(45), Duration.ZERO, false, 1_000_000, (e, task) -> {});

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ManualTime time = new ManualTime();
    private final Atelier atelier = Atelier.limited(5, 5, Duration.ofSeconds(30));
    private final OfflineAccount offline = new OfflineAccount(atelier, time);
    private final InMemoryTaskStore store = new InMemoryTaskStore(time);
    private final Steps steps = new Steps(atelier, time, Runnable::run);
    private final EngineParts parts = new EngineParts(atelier, store, time, Runnable::run);
    private final DetachedTasks detached = parts.detached();
    private final GenerateFlow flow = parts.generate(context, steps);
    private final AtomicInteger done = new AtomicInteger();
    private boolean over;

    /** The flow of an application that was started again, on the same store. */
    private GenerateFlow startedAgain() {
        return new EngineParts(atelier, store, time, Runnable::run).generate(context, steps);
    }

    private ApiAnswer answer(ApiCall call) {
        if (call.target().equals("/submit")) {
            return Tasks.answer(200, "{'id':'t1','cost':0.25,'remaining':3.5,'adjustments':{'duration':5}}");
        }
        return Tasks.answer(over ? Tasks.succeeded("t1") : Tasks.running("t1", 50));
    }

    private Exchange generate(GenerateFlow by, Completion completion, Duration timeout) {
        offline.calls().always(this::answer);
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody("a fox");
        by.process(
                exchange,
                sync -> done.incrementAndGet(),
                EngineParts.film(offline.account(), completion, EngineParts.waiting(POLL, timeout), KEY));
        return exchange;
    }

    private void ends() {
        over = true;
        time.advance(Duration.ofMinutes(1));
    }

    private static void tellsTheReceipt(Exchange exchange) {
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(MediaHeaders.COST, new BigDecimal("0.25"))
                .containsEntry(MediaHeaders.REMAINING, new BigDecimal("3.5"))
                .containsEntry(
                        MediaHeaders.ADJUSTMENTS,
                        MediaJson.mapper().createObjectNode().put("duration", 5));
    }

    private int submits() {
        return (int)
                offline.paths().stream().filter(path -> path.equals("/submit")).count();
    }

    @Test
    void shouldStandWithTheResult() {
        Exchange exchange = generate(flow, Completion.POLL, Duration.ofMinutes(45));

        ends();

        tellsTheReceipt(exchange);
    }

    @Test
    void shouldStandWithTheResultOfAMessageThatIsDeliveredAgain() {
        Exchange first = generate(flow, Completion.POLL, Duration.ofSeconds(20));
        time.advance(Duration.ofSeconds(30));
        Exchange again = generate(startedAgain(), Completion.POLL, Duration.ofMinutes(45));

        ends();

        assertThat(first.getException()).isInstanceOf(MediaException.class);
        tellsTheReceipt(again);
        assertThat(submits()).isEqualTo(1);
    }

    @Test
    void shouldStandWithTheResultWhereTheTaskEndedBefore() {
        generate(flow, Completion.POLL, Duration.ofMinutes(45));
        ends();

        Exchange again = generate(startedAgain(), Completion.POLL, Duration.ofMinutes(45));
        time.advance(Duration.ofMinutes(1));

        tellsTheReceipt(again);
    }

    @Test
    void shouldStandWithTheTaskThatIsHandedOn() {
        tellsTheReceipt(generate(flow, Completion.NONE, Duration.ofMinutes(45)));
    }

    @Test
    void shouldStandWithTheTaskThatIsHandedOnAgain() {
        generate(flow, Completion.NONE, Duration.ofMinutes(45));

        Exchange again = generate(startedAgain(), Completion.NONE, Duration.ofMinutes(45));

        tellsTheReceipt(again);
        assertThat(submits()).isEqualTo(1);
    }

    /** A route that takes completed tasks. */
    private final class Completed implements DetachedTasks.Listener {

        private final List<TaskSnapshot> told = new ArrayList<>();

        @Override
        public Account account() {
            return offline.account();
        }

        @Override
        public WaitOptions waiting() {
            return WAITING;
        }

        @Override
        public int maximumDeliveries() {
            return 0;
        }

        @Override
        public void tell(TaskSnapshot task, Delivery delivery, DetachedTasks.Handled handled) {
            told.add(task);
            handled.done(true);
        }

        Exchange exchange() {
            Exchange exchange = new DefaultExchange(context);
            ExchangeWriter.writeEnd(exchange, "atelier", told.get(0), time.now());
            return exchange;
        }
    }

    @Test
    void shouldStandWithATaskThatIsToldWhenItEnds() {
        Completed completed = new Completed();
        detached.listen(completed);
        generate(flow, Completion.NONE, Duration.ofMinutes(45));

        ends();

        tellsTheReceipt(completed.exchange());
    }

    @Test
    void shouldStandWithATaskThatNobodySawUntilItsDeadline() {
        Completed completed = new Completed();
        detached.listen(completed);

        generate(flow, Completion.NONE, Duration.ofMillis(10));
        time.advance(Duration.ofMinutes(1));

        tellsTheReceipt(completed.exchange());
    }
}
