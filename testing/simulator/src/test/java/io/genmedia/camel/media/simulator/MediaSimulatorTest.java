package io.genmedia.camel.media.simulator;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.simulator.monet.MonetSimulator;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MediaSimulatorTest {

    @ParameterizedTest
    @EnumSource(SimulatorTransport.class)
    void shouldLeaveNoThreadBehindEvenWithAStreamAndADelayedAnswerOpen(SimulatorTransport transport) {
        Set<Thread> before = threads();
        MediaSimulator simulator = MediaSimulator.builder().transport(transport).start();
        MonetSimulator monet = simulator.monet().neverEnds(true);
        TestClient client = new TestClient(monet);
        monet.faults().on(Operation.LIST).once(Fault.delayed(Duration.ofMinutes(5)));
        CompletableFuture<HttpResponse<Stream<String>>> stream = client.http()
                .sendAsync(
                        client.post("/api/v1/tasks/sync", TestClient.videoBody("k")),
                        HttpResponse.BodyHandlers.ofLines());
        client.http()
                .sendAsync(client.request("/api/v1/tasks/list").build(), HttpResponse.BodyHandlers.ofString())
                .exceptionally(gone -> null);
        stream.join();
        await().until(() -> monet.count(Operation.LIST) == 1);

        simulator.close();

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(threads())
                .filteredOn(thread -> !before.contains(thread))
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("qtp")
                        || name.startsWith("media-simulator")
                        || name.contains("httpcore")
                        || name.contains("HttpServer")
                        || name.startsWith("server-")));
    }

    @ParameterizedTest
    @EnumSource(SimulatorTransport.class)
    void shouldListenOnTheLoopbackAddressOnly(SimulatorTransport transport) throws IOException {
        try (MediaSimulator simulator =
                MediaSimulator.builder().transport(transport).start()) {
            for (InetAddress address : otherAddresses()) {
                assertThatThrownBy(() -> connect(address, simulator.port())).isInstanceOf(IOException.class);
            }
            connect(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), simulator.port());
        }
    }

    @ParameterizedTest
    @EnumSource(SimulatorTransport.class)
    void shouldListenOnThePortThatIsAskedFor(SimulatorTransport transport) {
        int port;
        try (MediaSimulator simulator =
                MediaSimulator.builder().transport(transport).start()) {
            port = simulator.port();
        }

        try (MediaSimulator again =
                MediaSimulator.builder().transport(transport).port(port).start()) {
            assertThat(new TestClient(again.monet()).get("/api/v1/tasks/list").status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(SimulatorTransport.class)
    void shouldStreamManyTasksAtTheSameTimeInRealTime(SimulatorTransport transport) {
        try (MediaSimulator simulator = MediaSimulator.builder()
                .transport(transport)
                .taskDuration(Duration.ofMillis(500))
                .start()) {
            TestClient client = new TestClient(simulator.monet());
            List<CompletableFuture<HttpResponse<String>>> streams = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                streams.add(client.http()
                        .sendAsync(
                                client.post("/api/v1/tasks/sync", TestClient.videoBody("k" + i)),
                                HttpResponse.BodyHandlers.ofString()));
            }

            assertThat(streams).allSatisfy(stream -> assertThat(stream.join().body())
                    .contains("event: created", "event: progress", "event: completed"));
        }
    }

    @Test
    void shouldAnswerStubsBesideTheProviders() {
        try (MediaSimulator simulator = MediaSimulator.started()) {
            simulator.wireMock().stubFor(get("/elsewhere").willReturn(ok("stubbed")));
            TestClient client = new TestClient(simulator.monet());

            assertThat(client.send(HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/elsewhere"))
                                    .build())
                            .text())
                    .isEqualTo("stubbed");
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .collect(Collectors.toSet());
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1_000);
        }
    }

    private static List<InetAddress> otherAddresses() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .toList();
    }
}
