package io.genmedia.camel.media.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.error.MediaTaskFailedException;
import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Which purchase a step in a Kamelet is asked for: that of the step which calls the Kamelet. */
class KameletKeysTest {

    private static final String FILM = "kamelet:monet-video-action?model=sora-2";
    private static final String PICTURE = "kamelet:monet-image-action?model=nano-banana-1";
    private static final String SOLD = "direct:sold";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A Kamelet of the user's own, which buys for each part. */
    private static final String LINES =
            """
            - routeTemplate:
                id: lines
                from:
                  uri: kamelet:source
                  steps:
                    - split:
                        simple: ${body}
                        steps:
                          - to:
                              uri: "kamelet:monet-video-action?model=sora-2"
                    - setBody:
                        constant: Another
            """;

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

    private static List<String> bought() {
        return simulator.monet().createdTasks().stream()
                .map(CreatedTask::idempotencyKey)
                .toList();
    }

    @Test
    void shouldBuyForEachOfTwoStepsThatShareAKamelet() throws Exception {
        put("cat.txt");

        List<String> sold = life(2, Shop.route("films", fromInbox(""), FILM, SOLD, FILM, SOLD));

        assertThat(sold).hasSize(2).doesNotHaveDuplicates();
        assertThat(bought()).isEqualTo(sold);
    }

    @Test
    void shouldBuyForEachOfTwoRoutesThatShareAKamelet() throws Exception {
        put("cat.txt");

        List<String> sold = life(
                2,
                Shop.route("one", fromInbox("&delay=200"), FILM, SOLD)
                        + Shop.route("two", fromInbox("&delay=201"), FILM, SOLD));

        assertThat(sold).hasSize(2).doesNotHaveDuplicates();
        assertThat(bought()).containsExactlyInAnyOrderElementsOf(sold);
    }

    @Test
    void shouldFindInASecondLifeWhatWasBoughtInTheFirst() throws Exception {
        put("cat.txt");
        String routes = Shop.route("films", fromInbox(""), FILM, SOLD, FILM, SOLD);
        List<String> first = life(2, routes);

        List<String> second = life(2, routes);

        assertThat(second).isEqualTo(first);
        assertThat(bought()).hasSize(2);
    }

    @Test
    void shouldFindItWhereOtherKameletsCameBeforeIt() throws Exception {
        put("cat.txt");
        List<String> first = life(1, Shop.route("films", fromInbox(""), FILM, SOLD));

        List<String> second = life(
                1,
                Shop.route("a", "direct:a", PICTURE)
                        + Shop.route("b", "direct:b", FILM)
                        + Shop.route("films", fromInbox(""), FILM, SOLD));

        assertThat(second).isEqualTo(first);
        assertThat(bought()).hasSize(1);
    }

    @Test
    void shouldFindItWhereAnEarlierStepIsPassedOver() throws Exception {
        put("cat.txt");
        List<String> first = life(2, Shop.route("films", fromInbox(""), FILM, SOLD, FILM, SOLD));

        // the same step, where the first two do nothing now
        List<String> second = life(1, Shop.route("films", fromInbox(""), "mock:films", "direct:another", FILM, SOLD));

        assertThat(second).isEqualTo(first.subList(1, 2));
        assertThat(bought()).hasSize(2);
    }

    @Test
    void shouldFindItWhereTheWholeKameletIsTheUsersOwn() throws Exception {
        put("cat.txt");
        String routes = LINES + Shop.route("films", fromInbox(""), "kamelet:lines", FILM, SOLD);
        List<String> first = life(1, routes);

        List<String> second = life(1, Shop.route("other", "direct:other", PICTURE) + routes);

        assertThat(second).isEqualTo(first);
        assertThat(bought()).hasSize(2);
    }

    @Test
    void shouldBuyOnceForMessagesOfOneCorrelationId() throws Exception {
        try (Shop shop = shop().calling(FILM).opens()) {
            for (int i = 0; i < 2; i++) {
                shop.template().request("direct:in", exchange -> {
                    exchange.setProperty(Exchange.CORRELATION_ID, "order-7");
                    exchange.getMessage().setBody("A cat");
                });
            }
        }

        assertThat(bought()).hasSize(1);
    }

    @Test
    void shouldBuyOnceWhereTheWholeRouteIsRunAgain() throws Exception {
        AtomicInteger failures = new AtomicInteger(1);
        try (Shop shop = shop()) {
            shop.camel().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:outer")
                            .errorHandler(
                                    defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0))
                            .to("direct:in");
                    from("direct:in")
                            .routeId("films")
                            .errorHandler(noErrorHandler())
                            .to(FILM)
                            .id("film")
                            .process(exchange -> {
                                if (failures.getAndDecrement() > 0) {
                                    throw new IllegalStateException("a later step failed");
                                }
                            });
                }
            });
            Exchange done = shop.opens().template().request("direct:outer", exchange -> exchange.getMessage()
                    .setBody("A cat"));

            assertThat(done.getException()).isNull();
        }
        assertThat(bought()).hasSize(1);
    }

    @Test
    void shouldBuyNoMoreThanMaxAttemptsWhateverTriesAgain() throws Exception {
        for (int i = 0; i < 10; i++) {
            simulator.monet().nextTaskFails("generation_failed", "no luck");
        }
        try (Shop shop = shop()) {
            shop.camel().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in")
                            .errorHandler(
                                    defaultErrorHandler().maximumRedeliveries(7).redeliveryDelay(0))
                            .to(FILM + "&maxAttempts=2");
                }
            });
            Exchange done = shop.opens().send("A cat");

            assertThat(done.getException()).isInstanceOf(MediaTaskFailedException.class);
        }
        assertThat(bought()).hasSize(2);
    }

    @Test
    void shouldScopeTheUsersKeyToTheStepThatCalls() throws Exception {
        String keyed = FILM + "&idempotencyKey=${header.orderId}";
        try (Shop shop = shop()) {
            shop.camel().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in")
                            .routeId("films")
                            .to(keyed)
                            .id("one")
                            .setBody(constant("Another"))
                            .to(keyed)
                            .id("two");
                }
            });
            shop.opens();
            for (int i = 0; i < 2; i++) {
                shop.template().request("direct:in", exchange -> {
                    exchange.getMessage().setHeader("orderId", "7");
                    exchange.getMessage().setBody("A cat");
                });
            }
        }

        assertThat(bought()).hasSize(2).doesNotHaveDuplicates().allMatch(key -> key.startsWith("7-"));
    }

    /** One life of an application, until so much is sold. The file stays, for the next. */
    private static List<String> life(int expected, String routes) throws Exception {
        List<String> sold = new CopyOnWriteArrayList<>();
        try (Shop shop = shop()) {
            shop.camel().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(SOLD)
                            .process(exchange -> sold.add(
                                    exchange.getMessage().getHeader(MediaHeaders.IDEMPOTENCY_KEY, String.class)))
                            .to("direct:another");
                    from("direct:another").setBody(constant("Another"));
                }
            });
            shop.routes(routes).opens();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(sold).hasSize(expected));
        }
        return sold;
    }

    /** Each life sees the file once, and leaves it where it is. */
    private String fromInbox(String more) {
        return "file:" + inbox + "?noop=true&initialDelay=0" + more;
    }

    private void put(String name) throws IOException {
        Files.writeString(inbox.resolve(name), "A cat");
    }
}
