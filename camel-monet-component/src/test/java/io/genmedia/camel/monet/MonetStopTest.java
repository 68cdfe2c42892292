package io.genmedia.camel.monet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.contract.tools.LogLines;
import io.genmedia.camel.media.error.MediaTaskInterruptedException;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.monet.MonetSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stop takes seconds, not the time of a render; nothing is bought again, nothing goes to a dead letter. */
class MonetStopTest {

    private static final int WAITING = 100;

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MediaSimulatorExtension.create();

    private final AtomicInteger deadLetters = new AtomicInteger();
    private final AtomicInteger redeliveries = new AtomicInteger();
    private final LogLines log = new LogLines("io.genmedia.camel.media");
    private DefaultCamelContext context;

    @BeforeEach
    void startRoutes() throws Exception {
        monet().taskDuration(Duration.ofMinutes(10));
        context = new DefaultCamelContext();
        MonetComponent component = new MonetComponent();
        component.getConfiguration().setBaseUrl(monet().baseUrl());
        component.getConfiguration().setApiKey(monet().apiKey());
        context.addComponent("monet", component);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(deadLetterChannel("direct:dead")
                        .maximumRedeliveries(5)
                        .redeliveryDelay(0)
                        .onRedelivery(e -> redeliveries.incrementAndGet()));
                from("direct:dead").routeId("dead").process(e -> deadLetters.incrementAndGet());
                from("direct:films").routeId("films").to("monet:video?model=sora-2");
                from("direct:patient")
                        .routeId("patient")
                        .to("monet:video?model=sora-2&drainTimeout=30s&pollInterval=50ms");
                from("direct:other").routeId("other").to("monet:image?model=nano-banana-1");
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        log.close();
    }

    @Test
    void shouldStopTheContextInSecondsAndNameEveryTask() {
        List<CompletableFuture<Exchange>> waiting = sendAndAwaitAcceptance("direct:films", WAITING);

        Instant begin = Instant.now();
        context.stop();

        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(10));
        for (CompletableFuture<Exchange> one : waiting) {
            Exchange exchange = one.join();
            assertThat(exchange.getException()).isInstanceOf(MediaTaskInterruptedException.class);
        }
        assertNothingBoughtAgain(WAITING);
        String lines = log.text();
        assertThat(monet().createdTasks())
                .allSatisfy(task -> assertThat(lines).contains("waiting for task " + task.id()));
    }

    @Test
    void shouldStopASingleRouteAndLeaveTheOthersAlone() throws Exception {
        List<CompletableFuture<Exchange>> films = sendAndAwaitAcceptance("direct:films", WAITING);
        monet().taskDuration(Duration.ofMinutes(10));
        CompletableFuture<Exchange> picture =
                sendAndAwaitAcceptance("direct:other", 1).get(0);

        Instant begin = Instant.now();
        context.getRouteController().stopRoute("films");

        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(10));
        films.forEach(one -> assertThat(one.join().getException()).isInstanceOf(MediaTaskInterruptedException.class));
        assertThat(picture).isNotDone();
        assertNothingBoughtAgain(WAITING + 1);
    }

    @Test
    void shouldWorkAgainWhenTheRouteIsStartedAgain() throws Exception {
        context.getRouteController().stopRoute("films");
        context.getRouteController().startRoute("films");
        monet().taskDuration(Duration.ofMillis(50));
        context.getComponent("monet", MonetComponent.class);

        List<CompletableFuture<Exchange>> one = sendAndAwaitAcceptance("direct:films", 1);

        await().atMost(20, TimeUnit.SECONDS).until(() -> one.get(0).isDone());
        assertThat(one.get(0).join().getException()).isNull();
    }

    @Test
    void shouldLetWaitingTasksFinishWithinTheDrainTime() {
        monet().taskDuration(Duration.ofSeconds(3));
        List<CompletableFuture<Exchange>> films = sendAndAwaitAcceptance("direct:patient", 3);

        context.stop();

        films.forEach(one -> assertThat(one.join().getException()).isNull());
        assertNothingBoughtAgain(3);
    }

    private List<CompletableFuture<Exchange>> sendAndAwaitAcceptance(String uri, int count) {
        int before = monet().createdTasks().size();
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        AsyncProducer producer = producerOf(uri);
        for (int i = 0; i < count; i++) {
            CompletableFuture<Exchange> done = new CompletableFuture<>();
            Exchange exchange = producer.getEndpoint().createExchange();
            exchange.getMessage().setBody("Film " + i);
            producer.process(exchange, doneSync -> done.complete(exchange));
            sent.add(done);
        }
        await().atMost(20, TimeUnit.SECONDS)
                .until(() ->
                        monet().createdTasks().size() == before + count && log.count("accepted") >= before + count);
        return sent;
    }

    private AsyncProducer producerOf(String uri) {
        try {
            AsyncProducer producer = context.getEndpoint(uri).createAsyncProducer();
            producer.start();
            return producer;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertNothingBoughtAgain(int tasks) {
        assertThat(monet().createdTasks()).hasSize(tasks);
        assertThat(redeliveries).hasValue(0);
        assertThat(deadLetters).hasValue(0);
    }

    private static MonetSimulator monet() {
        return simulator.monet();
    }
}
