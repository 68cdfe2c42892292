package io.genmedia.camel.quarkus.deployment.dev;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.simulator.MediaSimulator;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import io.quarkus.test.QuarkusDevModeTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A developer changes a route again and again: nothing of the application that was is left behind. */
class DevModeTest {

    private static final int RELOADS = 50;

    /** So many reloads until everything that is made once only is there. */
    private static final int WARM_UP = 10;

    /** Pools grow and shrink by so much; one that was left by each reload would be many more. */
    private static final int PLAY = 6;

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final MediaSimulator simulator =
            MediaSimulator.builder().transport(SimulatorTransport.LEAN).start();
    private static final CountingFront front =
            new CountingFront(simulator.monet().baseUrl());
    private static final int port = freePort();

    @RegisterExtension
    static final QuarkusDevModeTest application = new QuarkusDevModeTest()
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.SEVERE.intValue()
                    && record.getLoggerName().startsWith("io.genmedia"))
            .withApplicationRoot(jar -> jar.addClass(Buyer.class)
                    .addAsResource(new StringAsset(route(0)), "routes/films.yaml")
                    .addAsResource(
                            new StringAsset(
                                    """
                                    quarkus.http.port = %d
                                    quarkus.http.host = 127.0.0.1
                                    quarkus.devservices.enabled = false
                                    quarkus.log.category."io.genmedia".level = WARN
                                    camel.main.routes-include-pattern = classpath:routes/films.yaml
                                    camel.component.monet.api-key = %s
                                    camel.component.monet.base-url = %s
                                    camel.component.monet.poll-interval = 50ms
                                    camel.component.monet.task-store-url = jdbc:h2:mem:dev;DB_CLOSE_DELAY=-1
                                    """
                                            .formatted(port, simulator.monet().apiKey(), front.baseUrl())),
                            "application.properties"));

    private static String route(int version) {
        return """
               - route:
                   id: films
                   from:
                     uri: direct:film
                     steps:
                       - to: "monet:video?model=sora-2&prompt=film%d&idempotencyKey=film%d"
               """
                .formatted(version, version);
    }

    @AfterAll
    static void end() throws IOException {
        front.close();
        simulator.close();
    }

    @Test
    void shouldLeaveNothingBehindWhenItReloads() {
        // given: a task of every second version never ends, and is in flight when its application is replaced
        simulator
                .monet()
                .taskDuration(
                        input -> isOdd(input.path("prompt").asText()) ? Duration.ofDays(1) : Duration.ofMillis(10));
        Measure before = null;

        for (int version = 1; version <= RELOADS; version++) {
            String now = route(version);
            application.modifyResourceFile("routes/films.yaml", was -> now);
            given().port(port).get("/q/health/live").then().statusCode(200);
            int tasks = version + 1;
            await().atMost(PATIENCE)
                    .until(() -> simulator.monet().createdTasks().size() == tasks);
            if (version == WARM_UP) {
                before = Measure.take(front);
            }
        }

        Measure then = before;
        await().atMost(PATIENCE).untilAsserted(() -> Measure.take(front).hasGrownByNothingSince(then));
        assertThat(application.getLogRecords())
                .extracting(LogRecord::getMessage)
                .isEmpty();
    }

    private static boolean isOdd(String prompt) {
        return (prompt.charAt(prompt.length() - 1) - '0') % 2 == 1;
    }

    /**
     * What there is of an application that runs.
     *
     * @param connections to the provider
     * @param ofComponents threads of the components and their store
     * @param all threads by name, without numbers
     */
    private record Measure(int connections, long ofComponents, Map<String, Long> all) {

        static Measure take(CountingFront front) {
            Map<String, Long> all = Thread.getAllStackTraces().keySet().stream()
                    .map(Thread::getName)
                    .filter(name -> !name.startsWith(CountingFront.THREADS))
                    .map(name -> NUMBER.matcher(name).replaceAll("#"))
                    .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
            long ofComponents = all.entrySet().stream()
                    .filter(threads -> threads.getKey().contains("media"))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            return new Measure(front.connections(), ofComponents, all);
        }

        void hasGrownByNothingSince(Measure before) {
            assertThat(connections)
                    .as("connections, %s and before %s", this, before)
                    .isLessThanOrEqualTo(before.connections + PLAY);
            assertThat(ofComponents)
                    .as("threads of the components, %s and before %s", this, before)
                    .isLessThanOrEqualTo(before.ofComponents + PLAY);
            assertThat(total())
                    .as("threads, %s and before %s", this, before)
                    .isLessThanOrEqualTo(before.total() + PLAY);
        }

        private long total() {
            return all.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
