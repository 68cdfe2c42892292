package io.genmedia.camel.monet.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import io.genmedia.camel.media.simulator.monet.MonetSimulator;
import io.genmedia.camel.monet.MonetComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tasks in flight cost memory, not threads. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class MonetThreadsTest extends CamelTestSupport {

    private static final int FEW = 10;
    private static final int MANY = 200;
    private static final String OURS = "io.genmedia.camel.";
    private static final String SIMULATOR = "io.genmedia.camel.media.simulator.";

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().transport(SimulatorTransport.LEAN);

    private final List<CompletableFuture<Exchange>> begun = new ArrayList<>();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        MonetComponent component = new MonetComponent();
        component.getConfiguration().setBaseUrl(monet().baseUrl());
        component.getConfiguration().setApiKey(monet().apiKey());
        component.getConfiguration().setPollInterval("300ms");
        created.addComponent("monet", component);
        return created;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:film").to("monet:video?model=sora-2");
            }
        };
    }

    @Test
    void shouldHoldNoMoreThreadsForManyTasksThanForFew() throws Exception {
        // given: what has been busy once has all its threads
        monet().taskDuration(Duration.ofMillis(200));
        begin(4 * FEW);
        endAll();
        monet().reset();
        monet().neverEnds(true);

        // when
        begin(FEW);
        awaitInFlight(FEW);
        List<String> withFew = threads();
        begin(MANY - FEW);
        awaitInFlight(MANY);
        List<String> withMany = threads();

        // then
        assertThat(withMany).hasSizeLessThanOrEqualTo(withFew.size());
    }

    @Test
    void shouldLeaveNoThreadWaitingInItsCodeForATask() throws Exception {
        // given
        monet().neverEnds(true);

        // when
        begin(MANY);
        awaitInFlight(MANY);

        // then: a thread that works passes by, one that waits for its task stays
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(waitingInOurCode()).isEmpty());
    }

    private void begin(int count) {
        for (int i = 0; i < count; i++) {
            String prompt = "Cat " + i;
            begun.add(template.asyncSend(
                    "direct:film", exchange -> exchange.getMessage().setBody(prompt)));
        }
    }

    private void endAll() throws Exception {
        for (CompletableFuture<Exchange> exchange : begun) {
            assertThat(exchange.get(20, TimeUnit.SECONDS).getException()).isNull();
        }
        begun.clear();
    }

    /** All are bought, and each has been looked after since. */
    private void awaitInFlight(int count) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> monet().createdTasks().size() == count);
        long before = monet().statusReads();
        await().atMost(Duration.ofSeconds(20)).until(() -> monet().statusReads() >= before + 2L * count);
        assertThat(begun).noneMatch(CompletableFuture::isDone);
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("media-monet") || name.contains("Camel"))
                .sorted()
                .toList();
    }

    private static List<String> waitingInOurCode() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey() != Thread.currentThread())
                .filter(entry -> entry.getKey().getState() != Thread.State.RUNNABLE)
                .filter(entry -> Stream.of(entry.getValue())
                        .map(StackTraceElement::getClassName)
                        .anyMatch(name -> name.startsWith(OURS)
                                && !name.startsWith(SIMULATOR)
                                && !name.equals(MonetThreadsTest.class.getName())))
                .map(entry -> entry.getKey().getName() + " " + List.of(entry.getValue()))
                .toList();
    }

    private static MonetSimulator monet() {
        return simulator.monet();
    }
}
