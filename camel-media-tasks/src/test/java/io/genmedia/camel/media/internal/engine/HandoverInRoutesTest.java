package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.error.MediaTaskTimeoutException;
import io.genmedia.camel.media.internal.engine.GenerateFlow.Completion;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.spi.ApiCall;
import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.StoredTask;
import io.genmedia.camel.media.spi.StoredTask.State;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.DurableStore;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.builder.ExpressionBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a durable store says of a result when the exchange has ended that it was handed to, in whatever way its route does that. */
class HandoverInRoutesTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ManualTime time = new ManualTime();
    private final Atelier atelier = Atelier.plain();
    private final DurableStore store = new DurableStore(time, "one");
    private final Steps steps = new Steps(atelier, time, Runnable::run);
    private final OfflineAccount offline = new OfflineAccount(atelier, time);
    private final EngineParts parts = new EngineParts(atelier, store, time, Runnable::run);
    private final GenerateFlow flow = parts.generate(context, steps);
    private int tasks;

    @AfterEach
    void close() {
        context.stop();
    }

    /** Asks for what the body names. A task with "slow" in it does not end; all others are over when they are submitted. */
    private final class Generate extends AsyncProcessorSupport {

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            flow.process(
                    exchange,
                    callback,
                    EngineParts.film(
                            offline.account(),
                            Completion.POLL,
                            EngineParts.waiting(Duration.ofMinutes(1), Duration.ofMinutes(5)),
                            ExpressionBuilder.bodyExpression()));
            return false;
        }
    }

    private final Generate generate = new Generate();

    private ApiAnswer answer(ApiCall call) {
        if (!call.target().equals("/submit")) {
            return Tasks.answer(Tasks.running(call.target().substring("/tasks/".length()), 1));
        }
        String id = "t" + ++tasks;
        return call.body().toString().contains("slow")
                ? Tasks.answer(200, "{'id':'" + id + "'}")
                : Tasks.answer(Tasks.succeeded(id));
    }

    private void routes(RouteBuilder routes) throws Exception {
        offline.calls().always(this::answer);
        context.addRoutes(routes);
        context.start();
    }

    private Exchange send(Object body) {
        return context.createFluentProducerTemplate()
                .withBody(body)
                .to("direct:in")
                .send();
    }

    private StoredTask stored(String taskId) {
        return store.findTask("atelier", taskId).orElseThrow();
    }

    private void isDone(String taskId) {
        assertThat(stored(taskId).state()).isEqualTo(State.SUCCEEDED);
        assertThat(stored(taskId).delivery().mode()).isEqualTo(Delivery.Mode.DONE);
    }

    private boolean isLetGo(StoredTask task) {
        return task.state() == State.ACCEPTED
                && task.delivery().mode() == Delivery.Mode.AWAITED
                && task.delivery().due() != null;
    }

    /** Its message has ten minutes to come back; then it is an orphan. */
    private void isLetGo(String taskId) {
        assertThat(stored(taskId)).matches(this::isLetGo, "let go");
        assertThat(stored(taskId).delivery().due()).isEqualTo(time.now().plus(EngineParts.ORPHAN_GRACE));
    }

    private static void fail(Exchange exchange) {
        throw new IllegalStateException("the disk is full");
    }

    @Test
    void shouldBeDoneWhenTheRouteHasEndedWell() throws Exception {
        routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .process(generate)
                        .process(e -> assertThat(stored("t1").state()).isEqualTo(State.ACCEPTED));
            }
        });

        assertThat(send("a fox").getException()).isNull();
        isDone("t1");
    }

    @Test
    void shouldBeLetGoWhereTheRouteFailedAndFoundWhenTheMessageComesBack() throws Exception {
        boolean[] full = {true};
        routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").process(generate).process(e -> {
                    if (full[0]) {
                        HandoverInRoutesTest.fail(e);
                    }
                });
            }
        });
        send("a fox");
        isLetGo("t1");
        full[0] = false;
        // when: the task cannot be read as over by its submit any more
        Exchange again = new org.apache.camel.support.DefaultExchange(context);
        again.getMessage().setBody("a fox");
        CompletableFuture<Exchange> back = context.createProducerTemplate().asyncSend("direct:in", again);
        offline.calls().always(call -> Tasks.answer(Tasks.succeeded("t1")));
        await().until(() -> steps.size() == 1 || back.isDone());
        await().until(() -> {
            time.advance(Duration.ofMinutes(1));
            return back.isDone();
        });

        assertThat(back.join().getMessage().getBody(MediaResult.class).taskId()).isEqualTo("t1");
        isDone("t1");
        assertThat(tasks).isEqualTo(1);
    }

    @Test
    void shouldBeDoneWhereTheRouteItselfDealtWithAFailureAfterTheResult() throws Exception {
        routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .doTry()
                        .process(generate)
                        .process(HandoverInRoutesTest::fail)
                        .doCatch(IllegalStateException.class)
                        .setBody(constant("sorry"))
                        .end();
            }
        });

        assertThat(send("a fox").getException()).isNull();
        isDone("t1");
    }

    @Test
    void shouldBeLetGoWhereTheRouteDealtWithADeadlineThatCameBeforeTheResult() throws Exception {
        routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .doTry()
                        .process(generate)
                        .doCatch(MediaTaskTimeoutException.class)
                        .setBody(constant("sorry"))
                        .end();
            }
        });
        CompletableFuture<Exchange> sent = context.createProducerTemplate()
                .asyncSend("direct:in", e -> e.getMessage().setBody("a slow fox"));
        await().until(() -> tasks == 1 && offline.account().trackers().size() == 1);

        time.advance(Duration.ofMinutes(5));

        assertThat(sent.join().getMessage().getBody(String.class)).isEqualTo("sorry");
        isLetGo("t1");
        assertThat(offline.account().trackers().size()).isZero();
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldBuyOnceAndBeDoneOnceWhereTheErrorHandlerTriesAgain() throws Exception {
        int[] tries = new int[1];
        routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0))
                        .process(generate)
                        .process(e -> {
                            if (++tries[0] < 3) {
                                HandoverInRoutesTest.fail(e);
                            }
                        });
            }
        });

        assertThat(send("a fox").getException()).isNull();
        assertThat(tasks).isEqualTo(1);
        isDone("t1");
    }

    @Test
    void shouldBeDoneWithTheDeadLetter() throws Exception {
        // the dead letter has the result: its route is the one that handles it
        Object[] dead = new Object[1];
        routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dead").process(e -> dead[0] = e.getMessage().getBody());
                from("direct:in")
                        .errorHandler(deadLetterChannel("direct:dead").redeliveryDelay(0))
                        .process(generate)
                        .process(HandoverInRoutesTest::fail);
            }
        });

        assertThat(send("a fox").getException()).isNull();
        assertThat(dead[0]).isInstanceOf(MediaResult.class);
        isDone("t1");
    }

    @Test
    void shouldBeLetGoWhereTheRouteRollsBack() throws Exception {
        routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").process(generate).rollback("not now");
            }
        });

        send("a fox");

        isLetGo("t1");
    }

    @Test
    void shouldBeLetGoWhereTheRouteMarksItToBeRolledBack() throws Exception {
        // no exception, but its source takes it back all the same
        routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").process(generate).markRollbackOnly();
            }
        });

        assertThat(send("a fox").getException()).isNull();
        isLetGo("t1");
    }

    @Test
    void shouldTellThePartsOfASplitApart() throws Exception {
        routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").split(body()).process(generate).process(e -> {
                    if (e.getMessage().getBody(MediaResult.class).taskId().equals("t2")) {
                        HandoverInRoutesTest.fail(e);
                    }
                });
            }
        });

        send(List.of("a fox", "a bear", "a hare"));

        isDone("t1");
        isLetGo("t2");
        isDone("t3");
    }

    @Test
    void shouldTellAllPartsAlikeThatShareAUnitOfWork() throws Exception {
        routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .split(body())
                        .shareUnitOfWork()
                        .process(generate)
                        .end()
                        .process(e -> {
                            assertThat(store.all()).allMatch(task -> task.state() == State.ACCEPTED);
                            HandoverInRoutesTest.fail(e);
                        });
            }
        });

        send(List.of("a fox", "a bear"));

        isLetGo("t1");
        isLetGo("t2");
    }

    @Test
    void shouldTellTheBranchesOfAMulticastApart() throws Exception {
        routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:one").process(generate).id("one");
                from("direct:two").process(generate).id("two").process(HandoverInRoutesTest::fail);
                from("direct:in").multicast().to("direct:one", "direct:two");
            }
        });

        send("a fox");

        isDone("t1");
        isLetGo("t2");
    }

    @Test
    void shouldNotHearOfAWireTap() throws Exception {
        routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:tap").process(HandoverInRoutesTest::fail);
                from("direct:in").process(generate).wireTap("direct:tap");
            }
        });

        assertThat(send("a fox").getException()).isNull();
        isDone("t1");
    }

    @Test
    void shouldFollowTheExchangeThroughAQueue() throws Exception {
        routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:next").process(e -> {
                    if (e.getMessage().getBody(MediaResult.class).taskId().equals("t2")) {
                        HandoverInRoutesTest.fail(e);
                    }
                });
                from("direct:in").process(generate).to("seda:next?waitForTaskToComplete=Never");
            }
        });

        send("a fox");
        send("a bear");
        await().until(() -> stored("t1").state() == State.SUCCEEDED && isLetGo(stored("t2")));

        isDone("t1");
        isLetGo("t2");
    }

    @Test
    void shouldBeDoneWhenAnAggregateHasTakenIt() throws Exception {
        // the exchange ends there: what becomes of the group is the aggregate's own, and its repository's
        routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .process(generate)
                        .aggregate(constant(true), new GroupedBodyAggregationStrategy())
                        .completionSize(2)
                        .process(HandoverInRoutesTest::fail);
            }
        });

        send("a fox");
        isDone("t1");
        send("a bear");

        isDone("t1");
        isDone("t2");
    }

    @Test
    void shouldEndEachPurchaseOfAnExchangeThatBuysSeveral() throws Exception {
        routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .process(generate)
                        .setBody(constant("a bear"))
                        .process(generate)
                        .process(HandoverInRoutesTest::fail);
            }
        });

        send("a fox");

        isLetGo("t1");
        isLetGo("t2");
    }

    @Test
    void shouldBecomeAnOrphanOnlyWhereItsMessageDoesNotComeBackInTime() throws Exception {
        routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").process(generate).process(HandoverInRoutesTest::fail);
            }
        });
        send("a fox");
        Housekeeping housekeeping = parts.housekeeping();
        housekeeping.start();

        time.advance(EngineParts.ORPHAN_GRACE.minusSeconds(1));
        Delivery.Mode before = stored("t1").delivery().mode();
        time.advance(Housekeeping.LOOK_EVERY.plusSeconds(1));
        housekeeping.stop();

        assertThat(before).isEqualTo(Delivery.Mode.AWAITED);
        assertThat(stored("t1").delivery().mode()).isEqualTo(Delivery.Mode.ORPHAN);
        assertThat(time.scheduled()).isZero();
    }
}
