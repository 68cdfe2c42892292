package io.genmedia.camel.media.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.genmedia.camel.media.internal.http.HttpSettings;
import io.genmedia.camel.media.internal.http.MediaHttpClient;
import io.genmedia.camel.media.spi.TimeSource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gigabyte comes down and goes up again in a JVM of 64 MB. */
class ConstantMemoryTest {

    private static final long LENGTH = 1L << 30;

    @TempDir
    Path directory;

    private volatile String sent;
    private volatile String received;

    @Test
    @Timeout(30)
    void shouldMoveAGigabyteInAHeapOf64Megabytes() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/content", this::send);
        server.createContext("/upload", this::receive);
        server.start();
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(child.waitFor(5, TimeUnit.SECONDS)).as(said).isTrue();
            assertThat(child.exitValue()).as(said).isZero();
            assertThat(said).contains("downloaded " + LENGTH).contains("uploaded 200");
            assertThat(received).isNotNull().isEqualTo(sent);
            assertThat(directory).isEmptyDirectory();
        } finally {
            child.destroyForcibly();
            server.stop(0);
            threads.shutdownNow();
        }
    }

    private void send(HttpExchange exchange) throws IOException {
        byte[] piece = new byte[1 << 20];
        new Random(42).nextBytes(piece);
        MessageDigest digest = sha256();
        exchange.sendResponseHeaders(200, LENGTH);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < LENGTH / piece.length; i++) {
                piece[i % piece.length]++;
                digest.update(piece);
                out.write(piece);
            }
        }
        sent = HexFormat.of().formatHex(digest.digest());
    }

    private void receive(HttpExchange exchange) throws IOException {
        MessageDigest digest = sha256();
        InputStream in = new BufferedInputStream(exchange.getRequestBody(), 1 << 16);
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        byte[] piece = new byte[1 << 16];
        for (long left = LENGTH; left > 0; ) {
            int read = in.read(piece, 0, (int) Math.min(piece.length, left));
            if (read < 0) {
                throw new IOException("ended early");
            }
            digest.update(piece, 0, read);
            left -= read;
        }
        in.readAllBytes();
        received = HexFormat.of().formatHex(digest.digest());
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What runs in the small JVM. */
    static final class Child {

        private Child() {}

        public static void main(String[] args) throws Exception {
            ExecutorService pool = Executors.newFixedThreadPool(2);
            ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
            TimeSource time = new RealTime(timer);
            try (MediaHttpClient http = new MediaHttpClient(HttpSettings.defaults(), "child");
                    Downloader downloader = new Downloader(http, time, pool)) {
                DownloadedFile file = downloader
                        .download(DownloadRequest.of("monet", args[0] + "/content", Path.of(args[1])))
                        .get();
                System.out.println("downloaded " + file.size());
                int status = new Uploader(http, time, pool)
                        .upload(new UploadRequest(
                                "POST", URI.create(args[0] + "/upload"), null, "file", MediaSource.of(file.path())))
                        .get()
                        .status();
                System.out.println("uploaded " + status);
                java.nio.file.Files.delete(file.path());
            } finally {
                pool.shutdownNow();
                timer.shutdownNow();
            }
        }
    }

    private record RealTime(ScheduledExecutorService timer) implements TimeSource {

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public Cancellable schedule(Runnable action, Duration delay) {
            var scheduled = timer.schedule(action, Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
            return () -> scheduled.cancel(false);
        }
    }
}
