package io.genmedia.camel.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.simulator.MediaSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged studio, as a process of its own that can be killed. It asks a simulator of the test. */
final class StudioProcess implements AutoCloseable {

    private static final Path PROGRAM = Path.of("target/quarkus-app/quarkus-run.jar");

    private final Path folder;
    private final int port;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> properties = new ArrayList<>();
    private Process process;

    private StudioProcess(Path folder) {
        this.folder = folder;
        this.port = freePort();
    }

    /** With the keys of all providers. */
    static StudioProcess of(MediaSimulator simulator, Path folder) {
        return withoutKeys(folder).asking(simulator);
    }

    /** Asks these providers from the next start on. */
    StudioProcess asking(MediaSimulator simulator) {
        environment.put("MONET_API_KEY", simulator.monet().apiKey());
        environment.put("MONET_BASE_URL", simulator.monet().baseUrl());
        environment.put("GATEAI_API_KEY", simulator.gateai().apiKey());
        environment.put("GATEAI_BASE_URL", simulator.gateai().baseUrl());
        environment.put("UNIFICALLY_API_KEY", simulator.unifically().apiKey());
        environment.put("UNIFICALLY_BASE_URL", simulator.unifically().baseUrl());
        environment.put("UNIFICALLY_UPLOAD_URL", simulator.unifically().uploadUrl());
        return this;
    }

    /** With no key at all: it brings the stand-in. */
    static StudioProcess withoutKeys(Path folder) {
        return new StudioProcess(folder);
    }

    /** Without the key of one provider. */
    StudioProcess without(String variable) {
        environment.remove(variable);
        return this;
    }

    StudioProcess with(String property, String value) {
        properties.add("-D" + property + "=" + value);
        return this;
    }

    StudioProcess start() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-Dcamel.component.monet.poll-interval=200ms",
                "-Dcamel.component.gateai.poll-interval=200ms",
                "-Dcamel.component.unifically.poll-interval=200ms",
                "-Dstudio.retry-delay=200"));
        command.addAll(properties);
        command.addAll(List.of(
                "-jar",
                PROGRAM.toAbsolutePath().toString(),
                "--port",
                String.valueOf(port),
                "--folder",
                folder.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().keySet().removeIf(name -> name.matches("(MONET|GATEAI|UNIFICALLY)_.*"));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(folder);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("the studio answers")
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    assertThat(process.isAlive())
                            .withFailMessage(() -> "The studio ended: " + output())
                            .isTrue();
                    return answers();
                });
        return this;
    }

    private boolean answers() {
        try {
            int status = get("/api/models?provider=monet").statusCode();
            // until it can do what it is asked for, it says that it cannot yet
            assertThat(status).isIn(200, 503);
            return status == 200;
        } catch (IOException e) {
            return false;
        }
    }

    HttpResponse<String> get(String path) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(url() + path)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return HttpClient.newHttpClient()
                    .send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** As the page would send it. */
    HttpRequest.Builder post(String path, String json) {
        return HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", "application/json")
                .header("X-Studio", "page")
                .POST(HttpRequest.BodyPublishers.ofString(json));
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    /** What people put in. */
    List<Path> inputs() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("inputs"))) {
            return files.toList();
        }
    }

    Path results() {
        return folder.resolve("results");
    }

    /** What it printed, from all its lives. */
    String output() {
        try {
            return Files.readString(log(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return folder.resolveSibling(folder.getFileName() + ".log");
    }

    /** As kill -9 does. */
    void kill() {
        process.destroyForcibly();
        try {
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }

    /** Below those that a machine gives to anybody who asks for one: a studio that was killed comes back to it. */
    private static int freePort() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_768);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // somebody has it
            }
        }
        throw new IllegalStateException("No port from 20000 to 32767 is free.");
    }
}
