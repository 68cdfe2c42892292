package io.genmedia.camel.unifically;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.MovableClock;
import io.genmedia.camel.media.simulator.unifically.UnificallySimulator;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The consumer completed: each task that was handed on, when it ends. The simulator's clock stands still unless moved. */
class UnificallyConsumersTest {

    private static final Duration RENDER = Duration.ofMinutes(2);
    private static final String DETACHED = "unifically:image?model=openai/gpt-image-2&completion=none";
    private static final MovableClock CLOCK = MovableClock.create();

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().clock(CLOCK);

    private final Queue<Exchange> told = new ConcurrentLinkedQueue<>();
    private final CamelContext context = new DefaultCamelContext();
    private CallbackServer server;

    private static UnificallySimulator unifically() {
        return simulator.unifically();
    }

    @BeforeEach
    void start() throws Exception {
        unifically().taskDuration(RENDER);
        UnificallyComponent component = new UnificallyComponent();
        component.getConfiguration().setBaseUrl(unifically().baseUrl());
        component.getConfiguration().setApiKey(unifically().apiKey());
        context.addComponent("unifically", component);
        server = CallbackServer.on(context);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void tellOf(String consumer) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(consumer).process(exchange -> told.add(exchange.copy()));
            }
        });
    }

    private MediaTask handOn(String uri) {
        return context.createProducerTemplate().requestBody(uri, "A kite", MediaTask.class);
    }

    private Exchange theOnly() {
        await().until(() -> !told.isEmpty());
        return told.peek();
    }

    @Test
    void shouldTellATaskThatWasHandedOnWithItsResult() throws Exception {
        tellOf("unifically:completed?pollInterval=30ms");
        MediaTask task = handOn(DETACHED + "&pollInterval=30ms");

        CLOCK.advance(RENDER);

        MediaResult result = theOnly().getMessage().getBody(MediaResult.class);
        assertThat(result.taskId()).isEqualTo(task.taskId());
        assertThat(result.kind()).isEqualTo("image");
        assertThat(result.model()).isEqualTo("openai/gpt-image-2");
        assertThat(result.outputs()).hasSize(1);
        assertThat(theOnly().getMessage().getHeader(MediaHeaders.STATUS)).isEqualTo("SUCCEEDED");
        assertThat(theOnly().getMessage().getHeader(MediaHeaders.URL))
                .isEqualTo(result.outputs().get(0).url());
    }

    @Test
    void shouldTellATaskThatFailedWithItsReason() throws Exception {
        tellOf("unifically:completed?pollInterval=30ms");
        unifically().nextTaskFails("generation_failed", "no machine was free");
        MediaTask task = handOn(DETACHED + "&pollInterval=30ms");

        CLOCK.advance(RENDER);

        MediaTask ended = theOnly().getMessage().getBody(MediaTask.class);
        assertThat(ended.taskId()).isEqualTo(task.taskId());
        assertThat(ended.status()).isEqualTo(MediaStatus.FAILED);
        assertThat(ended.error()).contains("no machine was free");
        assertThat(theOnly().getMessage().getHeader(MediaHeaders.STATUS)).isEqualTo("FAILED");
    }

    @Test
    void shouldTellOfATaskByItsCallbackBeforeItWouldReadTheStatusAgain() throws Exception {
        tellOf("unifically:completed?pollInterval=1h");
        MediaTask task = handOn(DETACHED + "&pollInterval=1h&publicUrl=" + server.publicUrl());

        CLOCK.advance(RENDER);
        unifically().callbacks().deliverDue();

        assertThat(theOnly().getMessage().getBody(MediaResult.class).taskId()).isEqualTo(task.taskId());
    }

    @Test
    void shouldTellATaskOnceWhoeverElseIsCalledBack() throws Exception {
        tellOf("unifically:completed?pollInterval=1h");
        Queue<Exchange> called = new ConcurrentLinkedQueue<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("unifically:callback").process(exchange -> called.add(exchange.copy()));
            }
        });
        List<String> ids = List.of(
                handOn(DETACHED + "&pollInterval=1h&publicUrl=" + server.publicUrl())
                        .taskId(),
                handOn(DETACHED + "&pollInterval=1h&publicUrl=" + server.publicUrl())
                        .taskId());
        unifically().callbacks().plan(3, 0, 42);

        CLOCK.advance(RENDER);
        unifically().callbacks().deliverDue();

        await().until(() -> told.size() >= 2 && called.size() >= 2);
        assertThat(told)
                .extracting(exchange -> exchange.getMessage().getHeader(MediaHeaders.TASK_ID))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(called)
                .extracting(exchange -> exchange.getMessage().getHeader(MediaHeaders.TASK_ID))
                .containsExactlyInAnyOrderElementsOf(ids);
    }
}
