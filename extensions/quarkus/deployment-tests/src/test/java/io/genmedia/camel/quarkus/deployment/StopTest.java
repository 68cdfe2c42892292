package io.genmedia.camel.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.MediaTaskPage;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaTaskInterruptedException;
import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application that stops does not wait for a film: it says which task is to be resumed. */
class StopTest {

    private static final String BASE_URL = "camel.component.monet.base-url";
    private static final String API_KEY = "camel.component.monet.api-key";

    /** Runs outside of the application, as the provider does. */
    private static MediaSimulator simulator;

    @RegisterExtension
    static final QuarkusUnitTest application = new QuarkusUnitTest()
            .setBeforeAllCustomizer(() -> {
                simulator = MediaSimulator.builder()
                        .transport(SimulatorTransport.LEAN)
                        .taskDuration(Duration.ofDays(1))
                        .start();
                System.setProperty(BASE_URL, simulator.monet().baseUrl());
                System.setProperty(API_KEY, simulator.monet().apiKey());
            })
            .setAfterAllCustomizer(() -> {
                simulator.close();
                System.clearProperty(BASE_URL);
                System.clearProperty(API_KEY);
            })
            .withApplicationRoot(jar -> jar.addAsResource(
                    new StringAsset(
                            """
                            - route:
                                id: films
                                from:
                                  uri: direct:film
                                  steps:
                                    - to: "monet:video?model=sora-2&pollInterval=50ms"
                            - route:
                                id: tasks
                                from:
                                  uri: direct:tasks
                                  steps:
                                    - to: monet:tasks
                            """),
                    "routes/films.yaml"))
            .overrideConfigKey("camel.main.routes-include-pattern", "classpath:routes/films.yaml");

    @Inject
    CamelContext context;

    @Inject
    ProducerTemplate template;

    @Test
    void shouldNameTheTaskThatIsInFlightWhenItStops() throws Exception {
        // given
        CompletableFuture<Exchange> film = template.asyncSend(
                "direct:film", exchange -> exchange.getMessage().setBody("a lighthouse"));
        await().until(() ->
                template.requestBody("direct:tasks", null, MediaTaskPage.class).total() == 1);

        // when
        long start = System.nanoTime();
        context.stop();
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        // then
        assertThat(took).isLessThan(Duration.ofSeconds(10));
        Exception why = film.get(5, TimeUnit.SECONDS).getException();
        assertThat(why).isInstanceOf(MediaTaskInterruptedException.class).hasMessageContaining("await");
        assertThat(((MediaException) why).getAcceptance()).isEqualTo(Acceptance.ACCEPTED);
        assertThat(((MediaException) why).getTaskId()).isNotBlank();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("media-monet"));
    }
}
