package io.genmedia.camel.media.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Which purchase a step in a Kamelet is asked for: that of the step which calls the Kamelet. */
class KameletKeysTest {

    private static final String FILM = "kamelet:monet-video-action?model=sora-2";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MediaSimulatorExtension.create();

    @TempDir
    private Path inbox;

    @BeforeEach
    void makeFilmsAtOnce() {
        simulator.monet().taskDuration(Duration.ZERO);
    }

    private static Shop shop() {
        return Shop.of(simulator, Studio.MONET);
    }

    private static List<String> keys() {
        return simulator.monet().createdTasks().stream()
                .map(CreatedTask::idempotencyKey)
                .toList();
    }

    @Test
    void shouldBuyForEachOfTwoStepsThatShareAKamelet() throws Exception {
        try (Shop shop = shop().calling(FILM, "direct:again")) {
            shop.routes(Shop.route("again", "direct:again", "mock:between"));
            shop.routes(Shop.route("twice", "direct:twice", FILM, FILM)).opens();

            shop.template().requestBody("direct:twice", "A cat");
        }

        assertThat(keys()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void shouldBuyForEachOfTwoRoutesThatShareAKamelet() throws Exception {
        put("cat.txt");
        try (Shop shop = shop().routes(Shop.route("one", fromInbox(), FILM))
                .routes(Shop.route("two", fromInbox(), FILM))
                .opens()) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(keys()).hasSize(2));
        }

        assertThat(keys()).doesNotHaveDuplicates();
    }

    @Test
    void shouldFindInASecondLifeWhatWasBoughtInTheFirst() throws Exception {
        put("cat.txt");
        List<String> first = life(Shop.route("films", fromInbox(), FILM, "direct:sold"));

        List<String> second = life(Shop.route("films", fromInbox(), FILM, "direct:sold"));

        assertThat(first).hasSize(1);
        assertThat(second).isEqualTo(first);
        assertThat(keys()).hasSize(1);
    }

    @Test
    void shouldFindItWhenOtherRoutesWithKameletsWereAddedBeforeIt() throws Exception {
        put("cat.txt");
        List<String> first = life(Shop.route("films", fromInbox(), FILM, "direct:sold"));

        List<String> second = life(Shop.route("a", "direct:a", "kamelet:monet-image-action?model=nano-banana-1")
                + Shop.route("b", "direct:b", FILM)
                + Shop.route("films", fromInbox(), FILM, "direct:sold"));

        assertThat(second).isEqualTo(first);
        assertThat(keys()).hasSize(1);
    }

    @Test
    void shouldFindItWhenAStepBeforeItIsLeftOut() throws Exception {
        // the same Kamelet twice; in the second life the first step is passed over
        put("cat.txt");
        String prompt = FILM + "&prompt=A cat";
        List<String> first = life(Shop.route("films", fromInbox(), prompt, "direct:sold", prompt, "direct:sold"));

        List<String> second =
                life(Shop.route("films", fromInbox(), "mock:nothing", "mock:nothing", prompt, "direct:sold"));

        assertThat(first).hasSize(2).doesNotHaveDuplicates();
        assertThat(second).isEqualTo(first.subList(1, 2));
    }

    @Test
    void shouldGoOnWithTheSamePurchaseWhenALaterStepFailsAndTheRouteIsRunAgain() throws Exception {
        put("cat.txt");
        List<String> first = life(Shop.route("films", fromInbox(), FILM, "direct:sold", FILM, "direct:sold"));

        List<String> second = life(Shop.route("films", fromInbox(), FILM, "direct:sold", FILM, "direct:sold"));

        assertThat(second).isEqualTo(first).hasSize(2);
        assertThat(keys()).hasSize(2);
    }

    /** One life of an application, which ends as soon as the file is handled; the file stays. */
    private static List<String> life(String routes) throws Exception {
        List<String> sold = new java.util.concurrent.CopyOnWriteArrayList<>();
        try (Shop shop = shop()) {
            shop.camel().addRoutes(new org.apache.camel.builder.RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:sold").process(exchange -> {
                        sold.add(exchange.getMessage().getHeader("CamelMediaIdempotencyKey", String.class));
                        exchange.getMessage().setBody("Another");
                    });
                }
            });
            shop.camel().getGlobalOptions().put("life", "one");
            java.util.concurrent.CountDownLatch done = new java.util.concurrent.CountDownLatch(1);
            shop.camel()
                    .getManagementStrategy()
                    .addEventNotifier(new org.apache.camel.support.SimpleEventNotifierSupport() {
                        @Override
                        public void notify(org.apache.camel.spi.CamelEvent event) {
                            if (event instanceof org.apache.camel.spi.CamelEvent.ExchangeCompletedEvent completed
                                    && isFromFile(completed.getExchange())) {
                                done.countDown();
                            }
                        }
                    });
            shop.routes(routes).opens();
            assertThat(done.await(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
        }
        return sold;
    }

    private static boolean isFromFile(Exchange exchange) {
        return exchange.getFromEndpoint() != null
                && exchange.getFromEndpoint().getEndpointUri().startsWith("file:");
    }

    /** Each life sees the file once, and leaves it where it is. */
    private String fromInbox() {
        return "file:" + inbox + "?noop=true&idempotent=true&initialDelay=0&delay=200";
    }

    private void put(String name) throws IOException {
        Path file = Files.writeString(inbox.resolve(name), "A cat");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    }
}
