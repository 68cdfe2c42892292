package io.genmedia.camel.media.internal.callback;

import io.genmedia.camel.media.spi.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

/** A context with the HTTP server of plain Camel on a free port, and a provider that calls back. */
final class CallbackSite implements AutoCloseable {

    static final String PATH = "/callbacks/media";

    final CamelContext context;
    final CallbackSecrets secrets = CallbackSecrets.of("the secret of the account");
    final Queue<CallbackArrival> arrivals = new ConcurrentLinkedQueue<>();
    final HttpClient client = newClient();
    private final int port;

    CallbackSite() {
        this(new DefaultCamelContext());
    }

    CallbackSite(CamelContext context) {
        this.context = context;
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(configuration);
        try {
            context.addService(server);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        context.start();
        port = server.getPort();
    }

    /** @param port of a server that is there already */
    CallbackSite(CamelContext context, int port) {
        this.context = context;
        this.port = port;
    }

    int port() {
        return port;
    }

    CallbackAnswer take(CallbackArrival arrival) {
        arrivals.add(arrival);
        return CallbackAnswer.TAKEN;
    }

    CallbackListener open() {
        return CallbackListener.open(context, PATH, secrets, this::take);
    }

    CallbackListener open(CallbackLimits limits, TimeSource time) {
        return CallbackListener.open(context, PATH, secrets, this::take, limits, time);
    }

    HttpRequest.Builder to(String path, String query) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + path + (query == null ? "" : "?" + query)))
                .timeout(Duration.ofSeconds(60));
    }

    /** @return a request with the right secret, which needs a body */
    HttpRequest.Builder callback(String submitId) {
        return to(PATH, secrets.query(submitId));
    }

    private static HttpClient newClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            // on a connection of its own: one that a refusal has left may be closed by the server just now
            return newClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int post(HttpRequest.Builder request, String body) {
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body))).statusCode();
    }

    int call(String submitId, String body) {
        return post(callback(submitId), body);
    }

    /** @return a connection of one's own, with a head sent that has the right secret */
    Wire wire(String submitId, String headers) throws IOException {
        Wire wire = new Wire(new Socket(InetAddress.getByName("127.0.0.1"), port));
        wire.send(
                "POST " + PATH + "?" + secrets.query(submitId) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n");
        return wire;
    }

    /** A connection on which a test sends what it likes. */
    record Wire(Socket socket) implements AutoCloseable {

        Wire {
            try {
                socket.setSoTimeout(60_000);
                socket.setTcpNoDelay(true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }

        /** @return what comes up to the empty line */
        String head() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int b = socket.getInputStream().read();
                if (b < 0) {
                    return head + "<end>";
                }
                head.append((char) b);
            }
            return head.toString();
        }

        /** Waits until the other side closes; whether by an end or by a reset. */
        boolean isClosedByServer() {
            try {
                return socket.getInputStream().read() < 0;
            } catch (java.net.SocketTimeoutException e) {
                return false;
            } catch (IOException e) {
                return true;
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        context.stop();
    }
}
