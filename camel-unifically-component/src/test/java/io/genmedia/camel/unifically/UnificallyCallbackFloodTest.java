package io.genmedia.camel.unifically;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.contract.tools.MovableTime;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.MovableClock;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.RecordedRequest;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import io.genmedia.camel.media.simulator.unifically.CallbackDelivery;
import io.genmedia.camel.media.simulator.unifically.UnificallySimulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A thousand tasks whose callbacks come three times each, in any order, or never. All time is moved by the test. */
class UnificallyCallbackFloodTest {

    private static final int TASKS = 1_000;
    private static final Duration RENDER = Duration.ofMinutes(2);
    private static final Duration SAFETY_INTERVAL = Duration.ofMinutes(5);
    private static final MovableClock CLOCK = MovableClock.create();

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().clock(CLOCK).transport(SimulatorTransport.LEAN);

    private final Queue<String> wentOn = new ConcurrentLinkedQueue<>();

    private static UnificallySimulator unifically() {
        return simulator.unifically();
    }

    @Test
    void shouldGoOnExactlyOnceWithEach() throws Exception {
        unifically().taskDuration(RENDER);
        try (MovableTime time = new MovableTime();
                DefaultCamelContext context = application(time)) {
            ProducerTemplate template = context.createProducerTemplate();
            List<CompletableFuture<Object>> films = IntStream.range(0, TASKS)
                    .mapToObj(number -> template.asyncRequestBody("direct:film", (Object) ("Film " + number)))
                    .toList();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> unifically().createdTasks().size() == TASKS);

            CLOCK.advance(RENDER);
            unifically().callbacks().plan(3, 0.05, 20261121);
            List<CallbackDelivery> calls = unifically().callbacks().deliverDue();
            List<String> lost = unifically().callbacks().lost();
            int delivered = TASKS - lost.size();
            await().atMost(Duration.ofMinutes(1)).until(() -> wentOn.size() >= delivered);

            assertThat(lost).hasSizeBetween(TASKS / 50, TASKS / 10);
            assertThat(calls)
                    .hasSize(3 * delivered)
                    .extracting(CallbackDelivery::status)
                    .containsOnly(200);
            assertThat(wentOn).hasSize(delivered).doesNotHaveDuplicates().doesNotContainAnyElementsOf(lost);
            assertThat(readsByTask())
                    .hasSize(delivered)
                    .allSatisfy((task, reads) -> assertThat(reads).as(task).isEqualTo(1));

            time.advance(SAFETY_INTERVAL);
            CompletableFuture.allOf(films.toArray(CompletableFuture[]::new)).get();

            assertThat(wentOn).hasSize(TASKS).doesNotHaveDuplicates().containsAll(lost);
            assertThat(unifically().createdTasks()).hasSize(TASKS);
            assertThat(unifically().statusReads()).isEqualTo(TASKS);
        }
    }

    private static Map<String, Long> readsByTask() {
        return unifically().requests(Operation.STATUS).stream()
                .map(RecordedRequest::path)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private DefaultCamelContext application(MovableTime time) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("time", time);
        UnificallyComponent component = new UnificallyComponent();
        component.getConfiguration().setBaseUrl(unifically().baseUrl());
        component.getConfiguration().setApiKey(unifically().apiKey());
        context.addComponent("unifically", component);
        CallbackServer server = CallbackServer.on(context);
        context.start();
        component.getConfiguration().setPublicUrl(server.publicUrl());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:film")
                        .to("unifically:video?model=google/veo-3.1-fast&completion=callback")
                        .process(this::note);
            }

            private void note(Exchange exchange) {
                wentOn.add(exchange.getMessage().getHeader(MediaHeaders.TASK_ID, String.class));
            }
        });
        return context;
    }
}
