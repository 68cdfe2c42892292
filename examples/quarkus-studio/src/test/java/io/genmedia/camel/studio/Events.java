package io.genmedia.camel.studio;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens to what a page hears while it is open: a browser does not hand that to a test. */
final class Events implements AutoCloseable {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final InputStream stream;

    private Events(StudioProcess studio) {
        try {
            stream = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(studio.url() + "/api/events"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Thread listener = new Thread(this::listen, "events");
        listener.setDaemon(true);
        listener.start();
    }

    /** Listens from now on: the first sign of life has come. */
    static Events of(StudioProcess studio) {
        Events events = new Events(studio);
        await("a sign of life").until(() -> !events.heard.isEmpty());
        return events;
    }

    private void listen() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            lines.lines().forEach(heard::add);
        } catch (IOException | UncheckedIOException e) {
            // the studio was killed, or nobody listens any longer
        }
    }

    String text() {
        return String.join("\n", heard);
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
