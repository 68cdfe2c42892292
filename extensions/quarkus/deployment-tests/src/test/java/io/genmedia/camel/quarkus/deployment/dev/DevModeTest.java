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
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final MediaSimulator simulator =
            MediaSimulator.builder().transport(SimulatorTransport.LEAN).start();
    private static final CountingFront front =
            new CountingFront(simulator.monet().baseUrl());
    private static final int port = freePort();

    @RegisterExtension
    static final QuarkusDevModeTest application = new QuarkusDevModeTest()
            .withApplicationRoot(jar -> jar.addClass(Buyer.class)
                    .addAsResource(new StringAsset(route(0)), "routes/films.yaml")
                    .addAsResource(
                            new StringAsset(
                                    """
                                    quarkus.http.port = %d
                                    quarkus.http.host = 127.0.0.1
                                    quarkus.log.category."io.genmedia".level = WARN
                                    camel.main.routes-include-pattern = classpath:routes/films.yaml
                                    camel.component.monet.api-key = %s
                                    camel.component.monet.base-url = %s
                                    camel.component.monet.poll-interval = 50ms
                                    camel.component.monet.task-store-url = jdbc:h2:mem:dev;DB_CLOSE_DELAY=-1
                                    """
                                            .formatted(port, simulator.monet().apiKey(), front.baseUrl())),
                            "application.properties"));

    /** Of the application, or of a library that it uses; what the tests need is not counted. */
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.startsWith(CountingFront.THREADS))
                .collect(Collectors.toCollection(TreeSet::new));
    }

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
                before = settled();
            }
        }

        Measure after = settled();
        System.out.println("before " + before + "\nafter  " + after);
        assertThat(after.connections()).isLessThanOrEqualTo(before.connections());
        assertThat(after.ofComponents()).isEqualTo(before.ofComponents());
    }

    private static boolean isOdd(String prompt) {
        return (prompt.charAt(prompt.length() - 1) - '0') % 2 == 1;
    }

    private static Measure settled() {
        return Measure.take(front);
    }

    /** What is there of an application that runs. */
    private record Measure(int connections, List<String> ofComponents, TreeMap<String, Long> all) {

        static Measure take(CountingFront front) {
            TreeMap<String, Long> all = Thread.getAllStackTraces().keySet().stream()
                    .map(Thread::getName)
                    .filter(name -> !name.startsWith(CountingFront.THREADS))
                    .map(name -> name.replaceAll("[0-9]+", "#"))
                    .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
            List<String> ofComponents = all.entrySet().stream()
                    .filter(thread -> thread.getKey().contains("media"))
                    .map(Object::toString)
                    .toList();
            return new Measure(front.connections(), ofComponents, all);
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
