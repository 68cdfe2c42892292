package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaTaskFailedException;
import io.genmedia.camel.media.error.MediaTaskInterruptedException;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import io.genmedia.camel.media.internal.callback.CallbackAnswer;
import io.genmedia.camel.media.internal.callback.CallbackArrival;
import io.genmedia.camel.media.internal.engine.GenerateFlow.Completion;
import io.genmedia.camel.media.internal.store.InMemoryTaskStore;
import io.genmedia.camel.media.internal.tracking.Pace;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ApiCall;
import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.StoredTask.State;
import io.genmedia.camel.media.spi.TaskSnapshot;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.Tasks;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.builder.ExpressionBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exchanges whose end a callback tells: before the answer to their submit, after it was lost, after they are gone. */
class GenerateByCallbackTest {

    private static final CallbackUrl OURS = CallbackUrl.own("https://our.host", "/called", false);
    private static final ApiAnswer LOST = Tasks.answer(502, "");
    private static final ApiAnswer DONE = Tasks.answer(Tasks.succeeded("t1"));

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ManualTime time = new ManualTime();
    private final Atelier atelier = Atelier.calling();
    private final OfflineAccount offline = new OfflineAccount(atelier, time);
    private final InMemoryTaskStore store = new InMemoryTaskStore(time);
    private final ManualWorkers workers = new ManualWorkers();
    private final Steps steps = new Steps(atelier, time, workers);
    private final EngineParts parts = new EngineParts(atelier, store, time, workers);
    private final Callbacks callbacks = parts.callbacks(List.of(offline.account()));
    private final GenerateFlow flow = parts.generate(context, steps, callbacks);
    private final AtomicInteger done = new AtomicInteger();
    private final Consumer consumer = new Consumer();

    /** A route that handles everything. */
    private final class Consumer implements Callbacks.Listener {

        private final List<TaskSnapshot> told = new ArrayList<>();
        private final List<Boolean> awaited = new ArrayList<>();

        @Override
        public Account account() {
            return offline.account();
        }

        @Override
        public WaitOptions waiting() {
            return GenerateByCallbackTest.waiting();
        }

        @Override
        public boolean trusts() {
            return false;
        }

        @Override
        public boolean knows(String taskId) {
            return told.stream().anyMatch(task -> task.taskId().equals(taskId));
        }

        @Override
        public void tell(TaskSnapshot task, boolean isAwaited, DetachedTasks.Handled handled) {
            told.add(task);
            awaited.add(isAwaited);
            handled.done(true);
        }
    }

    @BeforeEach
    void listen() {
        callbacks.listen(consumer);
    }

    private static WaitOptions waiting() {
        return new WaitOptions(
                Pace.fixed(Duration.ofMinutes(5)), Duration.ofMinutes(45), Duration.ZERO, false, 1, (e, task) -> {});
    }

    private Exchange message() {
        Exchange exchange = new DefaultExchange(context);
        exchange.getExchangeExtension().setFromRouteId("films");
        exchange.getMessage().setBody("a fox");
        return exchange;
    }

    private Exchange deliver(Exchange exchange) {
        return deliver(exchange, Completion.CALLBACK, OURS);
    }

    private Exchange deliver(Exchange exchange, Completion completion, CallbackUrl address) {
        exchange.setException(null);
        flow.process(
                exchange,
                sync -> done.incrementAndGet(),
                EngineParts.film(
                        offline.account(),
                        completion,
                        waiting(),
                        ExpressionBuilder.constantExpression("order-1"),
                        address));
        return exchange;
    }

    private List<ApiCall> submits() {
        return offline.calls().calls().stream()
                .filter(call -> call.target().equals("/submit"))
                .toList();
    }

    private String address(int submit) {
        return submits().get(submit).body().path("callback").asText();
    }

    private String submitId(int submit) {
        String id = address(submit).replaceAll(".*[?&]submit=([^&]*).*", "$1");
        return URLDecoder.decode(id, StandardCharsets.UTF_8);
    }

    private CallbackAnswer called(int submit, TaskSnapshot task) {
        return callbacks.arrived(
                new CallbackArrival(submitId(submit), Tasks.answer(task).json().orElseThrow()));
    }

    private CallbackAnswer called(int submit, String taskId) {
        return called(submit, Tasks.succeeded(taskId));
    }

    /** A submit is answered, with the id of its task. */
    private void answered(String taskId) {
        offline.calls().next().complete(Tasks.answer(200, "{'id':'" + taskId + "'}"));
    }

    private void now() {
        time.advance(Duration.ZERO);
    }

    private StoredTask stored() {
        return store.find("atelier", submitId(0)).orElseThrow();
    }

    private void endedWith(Exchange exchange, String taskId) {
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(MediaResult.class).taskId()).isEqualTo(taskId);
    }

    private void nothingIsLeft() {
        assertThat(callbacks.size()).isZero();
        assertThat(steps.size()).isZero();
        assertThat(offline.account().trackers().size()).isZero();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldGoOnWhenItIsCalled() {
        Exchange exchange = deliver(message());
        answered("t1");
        offline.calls().then(DONE);

        CallbackAnswer answer = called(0, "t1");
        now();

        assertThat(answer).isEqualTo(CallbackAnswer.TAKEN);
        endedWith(exchange, "t1");
        assertThat(done).hasValue(1);
        assertThat(consumer.awaited).containsExactly(true);
        assertThat(offline.calls().count()).isEqualTo(2);
        nothingIsLeft();
    }

    @Test
    void shouldReadOnceForTheExchangeAndTheConsumerAlsoWhereTheWorkersAreBusy() {
        Exchange exchange = deliver(message());
        answered("t1");
        offline.calls().then(DONE);
        workers.later();

        called(0, "t1");
        now();
        called(0, "t1");
        workers.runAll();
        now();
        workers.runAll();

        endedWith(exchange, "t1");
        assertThat(consumer.told).extracting(TaskSnapshot::model).containsExactly("film-1");
        assertThat(consumer.awaited).containsExactly(true);
        assertThat(offline.calls().count()).isEqualTo(2);
        nothingIsLeft();
    }

    @Test
    void shouldGoOnWhereTheCallbackOvertakesTheAnswer() {
        Exchange exchange = deliver(message());

        called(0, "t1");
        now();
        int before = done.get();
        offline.calls().always(call -> DONE);
        answered("t1");
        now();

        assertThat(before).isZero();
        endedWith(exchange, "t1");
        assertThat(done).hasValue(1);
        assertThat(consumer.told).extracting(TaskSnapshot::model).containsExactly("film-1");
        assertThat(consumer.awaited).containsExactly(true);
        nothingIsLeft();
    }

    @Test
    void shouldGoOnWithTheTaskThatACallbackNamedBeforeTheAnswerWasLost() {
        Exchange exchange = deliver(message());

        called(0, "t1");
        offline.calls().next().complete(LOST);
        offline.calls().always(call -> DONE);
        now();

        endedWith(exchange, "t1");
        assertThat(submits()).hasSize(1);
        assertThat(stored().taskId()).isEqualTo("t1");
        EngineParts.end(exchange);
        assertThat(stored().state()).isEqualTo(State.SUCCEEDED);
        nothingIsLeft();
    }

    @Test
    void shouldBuyNothingOnARedeliveryAfterACallbackNamedTheTaskOfALostAnswer() {
        Exchange exchange = deliver(message());
        offline.calls().next().complete(LOST);
        Exception first = exchange.getException();

        called(0, "t1");
        deliver(exchange);
        offline.calls().always(call -> DONE);
        now();
        time.advance(Duration.ofSeconds(5));

        assertThat(first).isInstanceOf(SubmitOutcomeUnknownException.class);
        endedWith(exchange, "t1");
        assertThat(submits()).hasSize(1);
        nothingIsLeft();
    }

    @Test
    void shouldBuyNothingWhereTheCallbackComesWhileTheUnknownOutcomeIsWritten() {
        Exchange exchange = deliver(message());
        workers.later();

        offline.calls().next().complete(LOST);
        called(0, "t1");
        workers.runAll();
        deliver(exchange);
        workers.runAll();
        offline.calls().always(call -> DONE);
        time.advance(Duration.ofSeconds(5));
        workers.runAll();

        endedWith(exchange, "t1");
        assertThat(submits()).hasSize(1);
    }

    @Test
    void shouldSayThatNobodyWaitsWhereTheAnswerWasLostBeforeTheCallbackCame() {
        deliver(message());
        offline.calls().next().complete(LOST);
        offline.calls().then(DONE);

        called(0, "t1");
        now();

        assertThat(done).hasValue(1);
        assertThat(consumer.awaited).containsExactly(false);
        nothingIsLeft();
    }

    @Test
    void shouldTakeTheTaskOfAnEarlierSubmitForNoneOfTheNext() {
        Exchange exchange = deliver(message());
        offline.calls().next().complete(LOST);
        exchange.getMessage().setHeader(MediaHeaders.RESUBMIT, true);
        deliver(exchange);

        called(1, "t1");
        answered("t2");
        CallbackAnswer own = called(1, "t2");
        offline.calls()
                .always(call -> Tasks.answer(Tasks.succeeded(call.target().replaceAll(".*/", ""))));
        now();
        time.advance(Duration.ofSeconds(5));

        assertThat(submitId(1)).isEqualTo(submitId(0));
        assertThat(own).isEqualTo(CallbackAnswer.TAKEN);
        endedWith(exchange, "t2");
        assertThat(done).hasValue(2);
        assertThat(submits()).hasSize(2);
    }

    @Test
    void shouldPassOverAnotherTaskAtTheAddressOfOneThatIsKnown() {
        Exchange exchange = deliver(message());
        answered("t1");

        CallbackAnswer another = called(0, "t2");
        offline.calls().then(DONE);
        called(0, "t1");
        now();

        assertThat(another).isEqualTo(CallbackAnswer.UNKNOWN);
        endedWith(exchange, "t1");
        assertThat(consumer.told).extracting(TaskSnapshot::taskId).containsExactly("t1");
    }

    @Test
    void shouldEndAllWhoJoinedOnOneKeyOnce() {
        Exchange first = deliver(message());
        Exchange second = deliver(message());
        answered("t1");
        offline.calls().always(call -> DONE);

        called(0, "t1");
        now();

        endedWith(first, "t1");
        endedWith(second, "t1");
        assertThat(done).hasValue(2);
        assertThat(submits()).hasSize(1);
        nothingIsLeft();
    }

    @Test
    void shouldTellTheAttemptsOfAKeyApart() {
        Exchange exchange = deliver(message());
        answered("t1");
        offline.calls().then(Tasks.answer(Tasks.failed("t1", "no-luck")));
        called(0, "t1");
        now();
        Exception first = exchange.getException();
        deliver(exchange);
        answered("t2");

        called(0, Tasks.failed("t1", "no-luck"));
        now();
        int afterTheOld = done.get();
        offline.calls().then(Tasks.answer(Tasks.succeeded("t2")));
        called(1, "t2");
        now();

        assertThat(first).isInstanceOf(MediaTaskFailedException.class);
        assertThat(submitId(1)).isEqualTo(submitId(0) + "-2");
        assertThat(afterTheOld).isEqualTo(1);
        endedWith(exchange, "t2");
        assertThat(consumer.told).extracting(TaskSnapshot::taskId).containsExactly("t1", "t2");
        nothingIsLeft();
    }

    @Test
    void shouldRememberNothingOfAnExchangeThatWasInterrupted() {
        Exchange exchange = deliver(message());
        answered("t1");

        steps.stopRoute("films");
        offline.calls().then(DONE);
        called(0, "t1");
        now();

        assertThat(exchange.getException()).isInstanceOf(MediaTaskInterruptedException.class);
        assertThat(stored().taskId()).isEqualTo("t1");
        assertThat(consumer.awaited).containsExactly(false);
        assertThat(done).hasValue(1);
        nothingIsLeft();
    }

    @Test
    void shouldNoteTheTaskOfASubmitThatWasOnItsWayWhenTheRouteStopped() {
        Exchange exchange = deliver(message());
        callbacks.forget(consumer);
        steps.stopRoute("films");
        time.advance(Duration.ofSeconds(5));
        Exception stopped = exchange.getException();

        called(0, "t1");
        offline.calls().next().complete(LOST);

        assertThat(stopped).isInstanceOf(SubmitOutcomeUnknownException.class);
        assertThat(stored().state()).isEqualTo(State.ACCEPTED);
        assertThat(stored().taskId()).isEqualTo("t1");
        assertThat(done).hasValue(1);
        nothingIsLeft();
    }

    @Test
    void shouldRememberNothingOfARequestThatWasRefused() {
        Exchange exchange = deliver(message());

        offline.calls().next().complete(Tasks.answer(422, "{'error':{'code':'bad','message':'no'}}"));

        assertThat(exchange.getException()).isInstanceOf(InvalidMediaRequestException.class);
        assertThat(store.size()).isZero();
        nothingIsLeft();
    }

    @Test
    void shouldWaitForTheAcceptedTaskWhereTheCallbackCameBetweenTwoDeliveries() {
        Exchange exchange = deliver(message());
        answered("t1");
        time.advance(Duration.ofMinutes(4));
        steps.stopRoute("films");
        steps.routeStarted("films");
        callbacks.forget(consumer);

        called(0, "t1");
        offline.calls().then(DONE);
        deliver(exchange);
        now();

        endedWith(exchange, "t1");
        assertThat(submits()).hasSize(1);
        nothingIsLeft();
    }

    @Test
    void shouldTellTheEndOfATaskThatWasHandedOnAtOnce() {
        Exchange exchange = deliver(message(), Completion.NONE, OURS);
        answered("t1");
        offline.calls().then(DONE);

        called(0, "t1");
        now();

        assertThat(exchange.getMessage().getBody(MediaTask.class).taskId()).isEqualTo("t1");
        assertThat(consumer.told).extracting(TaskSnapshot::kind).containsExactly("video");
        assertThat(consumer.awaited).containsExactly(false);
        nothingIsLeft();
    }

    @Test
    void shouldTellTheEndOfATaskThatIsHandedOnWhereTheCallbackOvertakesTheAnswer() {
        Exchange exchange = deliver(message(), Completion.NONE, OURS);

        called(0, "t1");
        offline.calls().always(call -> DONE);
        answered("t1");
        now();

        assertThat(exchange.getMessage().getBody(MediaTask.class).taskId()).isEqualTo("t1");
        assertThat(consumer.told).extracting(TaskSnapshot::kind).containsExactly("video");
        assertThat(stored().delivery().mode()).isEqualTo(Delivery.Mode.DETACHED);
        nothingIsLeft();
    }

    @Test
    void shouldTakeTheOutcomeFromTheBodyForThoseAloneWhoTrustIt() {
        CallbackUrl trusted = CallbackUrl.own("https://our.host", "/called", true);
        callbacks.forget(consumer);
        Exchange exchange = deliver(message(), Completion.CALLBACK, trusted);
        answered("t1");

        called(0, "t1");

        endedWith(exchange, "t1");
        assertThat(offline.calls().count()).isEqualTo(1);
        nothingIsLeft();
    }

    @Test
    void shouldTakeTheOutcomeFromABodyThatOvertookTheAnswer() {
        CallbackUrl trusted = CallbackUrl.own("https://our.host", "/called", true);
        callbacks.forget(consumer);
        Exchange exchange = deliver(message(), Completion.CALLBACK, trusted);

        called(0, "t1");
        called(0, Tasks.running("t1", 10));
        answered("t1");

        endedWith(exchange, "t1");
        assertThat(offline.calls().count()).isEqualTo(1);
        nothingIsLeft();
    }

    @Test
    void shouldNotBelieveWhatAnotherAddressSays() {
        CallbackUrl trusted = CallbackUrl.own("https://our.host", "/called", true);
        callbacks.forget(consumer);
        Exchange exchange = deliver(message(), Completion.CALLBACK, trusted);
        answered("t1");

        callbacks.arrived(new CallbackArrival(
                "an-old-one", Tasks.answer(Tasks.failed("t1", "forged")).json().orElseThrow()));
        offline.calls().then(DONE);
        now();

        endedWith(exchange, "t1");
    }

    @Test
    void shouldPassAnotherAddressOnAndExpectNothingThere() {
        deliver(message(), Completion.CALLBACK, CallbackUrl.foreign("https://hooks.example/done?shop=7"));

        assertThat(address(0)).isEqualTo("https://hooks.example/done?shop=7");
        assertThat(callbacks.size()).isZero();
    }

    @Test
    void shouldTellWhoeverAsksAgainThatTheOutcomeIsStillUnknown() {
        Exchange exchange = deliver(message());
        offline.calls().next().complete(LOST);

        deliver(exchange);

        assertThat(exchange.getException(MediaException.class)).isInstanceOf(SubmitOutcomeUnknownException.class);
        assertThat(submits()).hasSize(1);
        nothingIsLeft();
    }
}
