package io.genmedia.camel.media.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Takes callbacks as an application does, and keeps them. */
final class CallbackReceiver implements AutoCloseable {

    /**
     * A request that came.
     *
     * @param method the HTTP method
     * @param target path and query
     * @param contentType the media type
     * @param authorization the credentials, or null
     * @param body the body
     */
    record Received(String method, String target, String contentType, String authorization, String body) {}

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Received> arrivals = new LinkedBlockingQueue<>();
    private final List<Received> all = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Function<Received, Integer> answer = received -> 200;

    CallbackReceiver() {
        try {
            server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/callback?secret=s%2Fs";
    }

    /** Sets what status a callback is answered with; the function may hold the answer back. */
    void answering(Function<Received, Integer> status) {
        answer = status;
    }

    /** The next callback that nobody has asked for, when it is there. */
    Received next() throws InterruptedException {
        Received next = arrivals.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no callback came");
        }
        return next;
    }

    /** All callbacks in the order in which they came. */
    List<Received> all() {
        return all;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            Received received = new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            all.add(received);
            arrivals.add(received);
            int status = answer.apply(received);
            if (status / 100 == 3) {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
