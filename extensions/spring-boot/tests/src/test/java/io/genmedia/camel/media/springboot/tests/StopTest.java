package io.genmedia.camel.media.springboot.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.error.MediaTaskInterruptedException;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;

class StopTest {

    /** Camel by itself would wait for the film, and give up after 20 s as the application is set here. */
    private static final Duration SECONDS = Duration.ofSeconds(15);

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().transport(SimulatorTransport.LEAN);

    @ParameterizedTest
    @EnumSource
    void shouldStopWithinSecondsAndNameTheTaskInFlight(Component component) throws Exception {
        // given: a task that takes hours
        ProviderSimulator<?> provider = component.of(simulator);
        provider.taskDuration(Duration.ofHours(2));
        ConfigurableApplicationContext context =
                new Application().with(component, provider).run();
        CompletableFuture<Exchange> film = context.getBean(ProducerTemplate.class)
                .asyncSend("direct:film", exchange -> {
                    exchange.getMessage().setBody("A lighthouse");
                    exchange.getMessage()
                            .setHeaders(
                                    new HashMap<>(Map.of("component", component.scheme(), "model", component.model)));
                });
        await().atMost(Duration.ofSeconds(30)).until(() -> provider.statusReads() > 0);

        // when
        long before = System.nanoTime();
        context.close();

        // then
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SECONDS);
        Exchange interrupted = film.get(10, TimeUnit.SECONDS);
        assertThat(interrupted.getException()).isInstanceOf(MediaTaskInterruptedException.class);
        assertThat(((MediaTaskInterruptedException) interrupted.getException()).getTaskId())
                .isEqualTo(provider.createdTasks().get(0).id());
        assertThat(interrupted.getExchangeExtension().isInterrupted()).isTrue();
    }
}
