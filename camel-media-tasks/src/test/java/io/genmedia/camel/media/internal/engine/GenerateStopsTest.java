package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaTaskInterruptedException;
import io.genmedia.camel.media.error.MediaTaskNotSubmittedException;
import io.genmedia.camel.media.error.MediaTaskTimeoutException;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import io.genmedia.camel.media.internal.engine.GenerateFlow.Completion;
import io.genmedia.camel.media.internal.store.InMemoryTaskStore;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.builder.ExpressionBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stop that comes upon a message which was delivered before: what was bought for it is told. */
class GenerateStopsTest {

    private static final ApiAnswer ACCEPTED = Tasks.answer(200, "{'id':'t1'}");
    private static final ApiAnswer RUNNING = Tasks.answer(Tasks.running("t1", 1));

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ManualTime time = new ManualTime();
    private final Atelier atelier = Atelier.idempotent();
    private final OfflineAccount offline = new OfflineAccount(atelier, time);
    private final InMemoryTaskStore store = new InMemoryTaskStore(time);
    private final Steps steps = new Steps(atelier, time, Runnable::run);
    private final GenerateFlow flow = new EngineParts(atelier, store, time, Runnable::run).generate(context, steps);
    private final AtomicInteger done = new AtomicInteger();

    private Exchange message() {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody("a fox");
        return exchange;
    }

    private void deliver(Exchange exchange) {
        deliver(exchange, Completion.POLL);
    }

    private void deliver(Exchange exchange, Completion completion) {
        exchange.setException(null);
        flow.process(
                exchange,
                sync -> done.incrementAndGet(),
                EngineParts.film(
                        offline.account(),
                        completion,
                        EngineParts.waiting(Duration.ofMinutes(1), Duration.ofMinutes(5)),
                        ExpressionBuilder.constantExpression("order-1")));
    }

    private static MediaException failure(Exchange exchange) {
        return exchange.getException(MediaException.class);
    }

    private Exchange timedOut() {
        offline.calls().then(ACCEPTED).always(call -> RUNNING);
        Exchange exchange = message();
        deliver(exchange);
        time.advance(Duration.ofMinutes(6));
        assertThat(failure(exchange)).isInstanceOf(MediaTaskTimeoutException.class);
        return exchange;
    }

    private Exchange unknown() {
        offline.calls().always(call -> Tasks.answer(502, ""));
        Exchange exchange = message();
        deliver(exchange);
        time.advance(Duration.ofMinutes(1));
        assertThat(failure(exchange)).isInstanceOf(SubmitOutcomeUnknownException.class);
        return exchange;
    }

    @Test
    void shouldSendNothingForANewMessage() {
        Exchange exchange = message();
        steps.stopAll();

        deliver(exchange);

        assertThat(failure(exchange)).isInstanceOf(MediaTaskNotSubmittedException.class);
        assertThat(offline.calls().count()).isZero();
        assertThat(done).hasValue(1);
    }

    @Test
    void shouldNotTryAgainANewMessage() {
        Exchange exchange = message();
        steps.stopAll();

        deliver(exchange);

        assertThat(exchange.getExchangeExtension().isInterrupted()).isTrue();
    }

    @Test
    void shouldNameTheTaskOfAMessageThatIsDeliveredAgain() {
        Exchange exchange = timedOut();
        steps.stopAll();

        deliver(exchange);

        assertThat(failure(exchange)).isInstanceOf(MediaTaskInterruptedException.class);
        assertThat(failure(exchange).getTaskId()).isEqualTo("t1");
    }

    @Test
    void shouldNameTheTaskOfAMessageThatCannotBeReadAgain() {
        Exchange exchange = timedOut();
        exchange.getMessage().setBody(null);

        deliver(exchange);

        assertThat(failure(exchange)).isInstanceOf(InvalidMediaRequestException.class);
        assertThat(failure(exchange).getTaskId()).isEqualTo("t1");
        assertThat(failure(exchange).getAcceptance()).isEqualTo(Acceptance.ACCEPTED);
    }

    @Test
    void shouldNotSayThatNothingWasBoughtWhereThatIsNotKnown() {
        Exchange exchange = unknown();
        steps.stopAll();

        deliver(exchange);

        assertThat(failure(exchange).getAcceptance()).isEqualTo(Acceptance.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldNotSayThatNothingWasBoughtWhereTheSameIsToBeSentAgain(boolean sameExchange) {
        Exchange exchange = unknown();
        offline.calls().always(call -> Tasks.answer(429, ""));
        Exchange again = sameExchange ? exchange : message();
        deliver(again);

        steps.stopAll();

        assertThat(failure(again).getAcceptance()).isEqualTo(Acceptance.UNKNOWN);
    }

    @Test
    void shouldNotBuyAgainWhereTheStoreLostWhatTheMessageStillKnows() {
        Exchange exchange = timedOut();
        keysSent().forEach(key -> store.remove(store.find("atelier", key).orElseThrow()));

        deliver(exchange, Completion.NONE);

        assertThat(exchange.getMessage().getBody(MediaTask.class).taskId()).isEqualTo("t1");
        assertThat(offline.paths().stream().filter("/submit"::equals)).hasSize(1);
    }

    private List<String> keysSent() {
        return offline.calls().calls().stream()
                .filter(call -> call.target().equals("/submit"))
                .map(call -> call.body().path("key").asText())
                .toList();
    }
}
