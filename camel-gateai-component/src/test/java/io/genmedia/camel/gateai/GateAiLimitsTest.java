package io.genmedia.camel.gateai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaTaskNotSubmittedException;
import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.gateai.GateAiSimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The limits of an account, at a tenth of their published times and less. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class GateAiLimitsTest {

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MediaSimulatorExtension.create();

    private static final Duration WINDOW = Duration.ofMillis(600);

    @BeforeEach
    void enforce() {
        gateAi().limits(5, WINDOW, 5, Duration.ofMinutes(10)).taskDuration(Duration.ofMillis(150));
    }

    private static GateAiSimulator gateAi() {
        return simulator.gateai();
    }

    /** Two routes whose steps have options of their own: what they share is the key. */
    private static CamelContext application() throws Exception {
        return application("600ms");
    }

    private static CamelContext application(String window) throws Exception {
        return application(new DefaultCamelContext(), window);
    }

    private static CamelContext application(DefaultCamelContext context, String window) throws Exception {
        GateAiComponent component = new GateAiComponent();
        component.getConfiguration().setBaseUrl(gateAi().baseUrl());
        component.getConfiguration().setApiKey(gateAi().apiKey());
        component.getConfiguration().setPollInterval("50ms");
        component.setRateLimit("5/" + window);
        context.addComponent("gateai", component);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:one").to("gateai:image?model=gpt-image-2");
                from("direct:other").to("gateai:image?model=gpt-image-2&quality=low&responseTimeout=30s");
                from("direct:short").to("gateai:image?model=gpt-image-2&timeout=300ms");
            }
        });
        context.start();
        return context;
    }

    private static List<CompletableFuture<Exchange>> begin(ProducerTemplate template, int many, String... routes) {
        List<CompletableFuture<Exchange>> begun = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            for (String route : routes) {
                begun.add(begin(template, route, String.format("%s %02d", route, i)));
            }
        }
        return begun;
    }

    /** Begun before it returns, so that the order of arrival is the order of calls. */
    private static CompletableFuture<Exchange> begin(ProducerTemplate template, String route, String prompt) {
        CamelContext context = template.getCamelContext();
        Exchange exchange = context.getEndpoint(route).createExchange();
        exchange.getMessage().setBody(prompt);
        CompletableFuture<Exchange> done = new CompletableFuture<>();
        try {
            var producer = context.getEndpoint(route).createAsyncProducer();
            producer.start();
            producer.process(exchange, sync -> done.complete(exchange));
        } catch (Exception e) {
            done.completeExceptionally(e);
        }
        return done;
    }

    private static void allFinish(List<CompletableFuture<Exchange>> begun) throws Exception {
        for (CompletableFuture<Exchange> exchange : begun) {
            assertThat(exchange.get(50, TimeUnit.SECONDS).getException()).isNull();
        }
    }

    @Test
    void shouldKeepTheLimitsOfAKeyAcrossRoutesInOrderOfArrival() throws Exception {
        try (CamelContext context = application()) {
            List<CompletableFuture<Exchange>> begun =
                    begin(context.createProducerTemplate(), 30, "direct:one", "direct:other");

            allFinish(begun);
        }

        assertThat(gateAi().rateLimited()).isZero();
        assertThat(gateAi().createdTasks()).hasSize(60);
        assertThat(gateAi().createdTasks())
                .extracting(task -> task.input().path("prompt").asText())
                .isEqualTo(arrivals());
        assertThat(mostInAnyWindow()).isLessThanOrEqualTo(5);
    }

    private static List<String> arrivals() {
        List<String> prompts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            prompts.add(String.format("direct:one %02d", i));
            prompts.add(String.format("direct:other %02d", i));
        }
        return prompts;
    }

    private static int mostInAnyWindow() {
        List<CreatedTask> tasks = gateAi().createdTasks();
        int most = 0;
        for (CreatedTask first : tasks) {
            most = Math.max(most, (int) tasks.stream()
                    .filter(task -> !task.createdAt().isBefore(first.createdAt())
                            && task.createdAt().isBefore(first.createdAt().plus(WINDOW)))
                    .count());
        }
        return most;
    }

    @Test
    void shouldFinishAllWhereAnotherApplicationUsesTheKeyToo() throws Exception {
        try (CamelContext one = application();
                CamelContext other = application()) {
            List<CompletableFuture<Exchange>> begun = begin(one.createProducerTemplate(), 10, "direct:one");
            begun.addAll(begin(other.createProducerTemplate(), 10, "direct:one"));

            allFinish(begun);
        }

        assertThat(gateAi().rateLimited()).as("refusals").isPositive();
        assertThat(gateAi().createdTasks()).hasSize(20);
    }

    @Test
    void shouldHoldNoThreadForThoseThatWaitForAPlace() throws Exception {
        gateAi().neverEnds(true);
        try (CamelContext context = application("1ms")) {
            ProducerTemplate template = context.createProducerTemplate();
            List<CompletableFuture<Exchange>> begun = begin(template, 5, "direct:one");
            await().until(() -> gateAi().createdTasks().size() == 5);
            begun.addAll(begin(template, 200, "direct:one"));

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(ourBusyThreads()).isEmpty());
            assertThat(begun).noneMatch(CompletableFuture::isDone);
            assertThat(gateAi().createdTasks()).hasSize(5);
        }
    }

    private static List<String> ourBusyThreads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getName().contains("media-gateai"))
                .filter(entry ->
                        List.of(entry.getValue()).toString().contains("io.genmedia.camel.media.internal.engine"))
                .map(entry -> entry.getKey().getName())
                .toList();
    }

    @Test
    void shouldSayAtTheDeadlineThatNothingWasSent() throws Exception {
        gateAi().neverEnds(true);
        try (CamelContext context = application("1ms")) {
            ProducerTemplate template = context.createProducerTemplate();
            begin(template, 5, "direct:one");
            await().until(() -> gateAi().createdTasks().size() == 5);

            Exchange late = begin(template, "direct:short", "late").get(20, TimeUnit.SECONDS);

            assertThat(late.getException())
                    .isInstanceOf(MediaTaskNotSubmittedException.class)
                    .hasMessageContaining("waited for a place")
                    .hasMessageContaining("5 are in flight");
            assertThat(((MediaException) late.getException()).getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
            assertThat(((MediaException) late.getException()).isRetryable()).isTrue();
            assertThat(gateAi().submits()).isEqualTo(5);
        }
    }

    @Test
    void shouldShowHowManyWaitAndNoKey() throws Exception {
        gateAi().neverEnds(true);
        DefaultCamelContext watched = new DefaultCamelContext();
        watched.setDevConsole(true);
        try (CamelContext context = application(watched, "1ms")) {
            begin(context.createProducerTemplate(), 12, "direct:one");
            await().until(() -> gateAi().createdTasks().size() == 5);

            DevConsole console = context.getCamelContextExtension()
                    .getContextPlugin(DevConsoleRegistry.class)
                    .resolveById("gateai");

            await().untilAsserted(() -> assertThat((String) console.call(DevConsole.MediaType.TEXT))
                    .contains("Exchanges being worked on: 12")
                    .contains("Places taken: 5 of 5")
                    .contains("Waiting for a place: 7")
                    .doesNotContain(gateAi().apiKey()));
            assertThat(console.call(DevConsole.MediaType.JSON).toString())
                    .contains("waitingForAPlace=7")
                    .doesNotContain(gateAi().apiKey());
        }
    }

    @Test
    void shouldWaitOutARefusalThatNobodyExpected() throws Exception {
        gateAi().limits(5, Duration.ofSeconds(3), 5, Duration.ofMinutes(10));
        gateAi().otherApplicationSubmits(5);
        try (CamelContext context = application()) {
            Exchange done = begin(context.createProducerTemplate(), "direct:one", "A kite")
                    .get(20, TimeUnit.SECONDS);

            assertThat(done.getException()).isNull();
            assertThat(gateAi().rateLimited()).isPositive();
            assertThat(gateAi().createdTasks()).hasSize(1);
        }
    }
}
