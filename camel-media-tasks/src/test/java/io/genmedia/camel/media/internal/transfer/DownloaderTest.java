package io.genmedia.camel.media.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaDownloadException;
import io.genmedia.camel.media.internal.http.ApiKey;
import io.genmedia.camel.media.internal.http.HttpSettings;
import io.genmedia.camel.media.internal.http.MediaHttpClient;
import io.genmedia.camel.media.internal.http.Pieces;
import io.genmedia.camel.media.internal.http.RawServer;
import io.genmedia.camel.media.internal.http.TestTls;
import io.genmedia.camel.media.testing.ManualTime;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloaderTest {

    private static final ApiKey KEY = ApiKey.of("sk-test-0123456789abcdef");
    private static final byte[] CONTENT = content();

    @TempDir
    Path directory;

    @TempDir
    static Path keys;

    private final ManualTime time = new ManualTime();
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final MediaHttpClient http = new MediaHttpClient(HttpSettings.defaults(), "downloader-test");
    private final Downloader downloader = new Downloader(http, time, pool);

    /** Answers a request, given its head. */
    private interface Answer {
        void to(String head, java.net.Socket socket, int number) throws Exception;
    }

    private static byte[] content() {
        byte[] bytes = new byte[200_000];
        new Random(1).nextBytes(bytes);
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a};
        System.arraycopy(png, 0, bytes, 0, png.length);
        return bytes;
    }

    @AfterEach
    void close() throws Exception {
        Awaitility.await().untilAsserted(() -> assertThat(http.pieces().inUse())
                .as("pieces that did not come back")
                .isZero());
        downloader.close();
        http.close();
        for (AutoCloseable one : opened) {
            one.close();
        }
        pool.shutdownNow();
    }

    private RawServer server(Answer answer) {
        RawServer[] server = new RawServer[1];
        server[0] = new RawServer((socket, number) -> {
            String head = server[0].readHead(socket);
            heads.add(head);
            answer.to(head, socket, number);
        });
        opened.add(server[0]);
        return server[0];
    }

    private static void send(java.net.Socket socket, String head, byte[] body, int from, int to) throws IOException {
        RawServer.send(socket, head);
        socket.getOutputStream().write(body, from, to - from);
        socket.getOutputStream().flush();
    }

    private static String ok(long length, String... headers) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n"
                + String.join(
                        "",
                        Arrays.stream(headers).map(header -> header + "\r\n").toList()) + "\r\n";
    }

    private static String partial(int from, String... headers) {
        return "HTTP/1.1 206 Partial Content\r\nContent-Length: " + (CONTENT.length - from)
                + "\r\nContent-Range: bytes "
                + from + "-" + (CONTENT.length - 1) + "/" + CONTENT.length + "\r\n"
                + String.join(
                        "",
                        Arrays.stream(headers).map(header -> header + "\r\n").toList()) + "\r\n";
    }

    private static String redirect(String location) {
        return "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
    }

    private DownloadRequest request(RawServer server, String path) {
        return DownloadRequest.of("monet", "http://127.0.0.1:" + server.port() + path, directory);
    }

    /** Lets time pass whenever the download waits, until it is over. */
    private DownloadedFile finish(CompletableFuture<DownloadedFile> download) throws Exception {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    Duration next = time.untilNext();
                    if (next != null && !download.isDone()) {
                        time.advance(next);
                    }
                    return download.isDone();
                });
        return download.get();
    }

    private MediaDownloadException failureOf(CompletableFuture<DownloadedFile> download) throws Exception {
        try {
            throw new AssertionError("downloaded " + finish(download));
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(MediaDownloadException.class);
            MediaDownloadException failure = (MediaDownloadException) e.getCause();
            assertThat(failure.getAcceptance()).isEqualTo(Acceptance.ACCEPTED);
            assertThat(failure).hasMessageContaining("run 'download' with it again");
            assertNoFileIsLeft();
            return failure;
        }
    }

    private boolean hasSomethingOnDisk() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> file.toFile().length() > 0);
        }
    }

    private void assertNoFileIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void shouldFetchContentIntoAFileOfItsOwnerAlone() throws Exception {
        RawServer server = server((head, socket, number) ->
                send(socket, ok(CONTENT.length, "Content-Type: video/mp4"), CONTENT, 0, CONTENT.length));

        DownloadedFile file =
                finish(downloader.download(request(server, "/a.mp4").withTask("t/1", "monet-t/1-0")));

        assertThat(file.path()).hasBinaryContent(CONTENT).hasParent(directory);
        assertThat(file.size()).isEqualTo(CONTENT.length);
        assertThat(file.mediaType())
                .as("by its bytes, whatever the server says")
                .isEqualTo("image/png");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        assertThat(time.scheduled()).isZero();
    }

    @Test
    void shouldBelieveTheServerWhereBytesSayNothing() throws Exception {
        RawServer server =
                server((head, socket, number) -> RawServer.send(socket, ok(3, "Content-Type: audio/x-wav") + "abc"));

        assertThat(finish(downloader.download(request(server, "/a"))).mediaType())
                .isEqualTo("audio/wav");
    }

    @Test
    void shouldLookAtTheAddressWhereNobodySaysWhatItIs() throws Exception {
        RawServer server = server((head, socket, number) -> RawServer.send(socket, ok(3) + "abc"));

        assertThat(finish(downloader.download(request(server, "/a.mp3?x=.png"))).mediaType())
                .isEqualTo("audio/mpeg");
    }

    @Test
    void shouldResumeADownloadThatWasCut() throws Exception {
        RawServer server = server((head, socket, number) -> {
            if (number == 1) {
                send(socket, ok(CONTENT.length, "ETag: \"v1\"", "Accept-Ranges: bytes"), CONTENT, 0, 100_000);
            } else {
                int from = Integer.parseInt(head.replaceAll("(?s).*Range: bytes=(\\d+)-.*", "$1"));
                send(socket, partial(from, "ETag: \"v1\""), CONTENT, from, CONTENT.length);
            }
        });

        DownloadedFile file = finish(downloader.download(request(server, "/a.png")));

        assertThat(file.path()).hasBinaryContent(CONTENT);
        assertThat(heads).hasSize(2);
        assertThat(heads.get(1)).contains("Range: bytes=100000-").contains("If-Range: \"v1\"");
    }

    @Test
    void shouldBeginAgainWhereTheContentChangedMeanwhile() throws Exception {
        byte[] other = "another content".getBytes(StandardCharsets.UTF_8);
        RawServer server = server((head, socket, number) -> {
            if (number == 1) {
                send(socket, ok(CONTENT.length, "ETag: \"v1\""), CONTENT, 0, 100_000);
            } else {
                send(socket, ok(other.length, "ETag: \"v2\""), other, 0, other.length);
            }
        });

        assertThat(finish(downloader.download(request(server, "/a"))).path()).hasBinaryContent(other);
    }

    @Test
    void shouldBeginAgainWhereTheServerVouchesForNothing() throws Exception {
        RawServer server = server((head, socket, number) ->
                send(socket, ok(CONTENT.length), CONTENT, 0, number < 3 ? 50_000 * number : CONTENT.length));

        assertThat(finish(downloader.download(request(server, "/a"))).path()).hasBinaryContent(CONTENT);
        assertThat(heads).hasSize(3).noneMatch(head -> head.contains("Range"));
    }

    @Test
    void shouldBeginAgainWhereTheServerAnswersWithAnotherPart() throws Exception {
        RawServer server = server((head, socket, number) -> {
            switch (number) {
                case 1 -> send(socket, ok(CONTENT.length, "ETag: \"v1\""), CONTENT, 0, 100_000);
                case 2 -> send(socket, partial(50_000), CONTENT, 50_000, CONTENT.length);
                default -> send(socket, ok(CONTENT.length), CONTENT, 0, CONTENT.length);
            }
        });

        assertThat(finish(downloader.download(request(server, "/a"))).path()).hasBinaryContent(CONTENT);
        assertThat(heads.get(2)).doesNotContain("Range");
    }

    @Test
    void shouldGoOnAsLongAsItGetsFurther() throws Exception {
        int step = 20_000;
        RawServer server = server((head, socket, number) -> {
            int from = (number - 1) * step;
            int to = Math.min(CONTENT.length, from + step);
            send(
                    socket,
                    number == 1 ? ok(CONTENT.length, "ETag: \"v1\"") : partial(from, "ETag: \"v1\""),
                    CONTENT,
                    from,
                    to);
        });

        assertThat(finish(downloader.download(request(server, "/a"))).path()).hasBinaryContent(CONTENT);
        assertThat(heads).hasSize(10);
    }

    @Test
    void shouldGiveUpAfterFiveTriesThatGotNoFurther() throws Exception {
        RawServer server = server((head, socket, number) -> send(socket, ok(CONTENT.length), CONTENT, 0, 10_000));

        MediaDownloadException failure = failureOf(downloader.download(
                request(server, "/out/a.png?X-Signature=secret").withTask("task_1", "x")));

        assertThat(heads).as("one that got somewhere, four that got no further").hasSize(5);
        assertThat(failure)
                .hasMessageContaining("http://127.0.0.1:" + server.port() + "/out/a.png:")
                .hasMessageContaining("10000 of 200000 bytes")
                .message()
                .doesNotContain("secret");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.getTaskId()).isEqualTo("task_1");
    }

    @Test
    void shouldWaitAsLongAsTheServerAsks() throws Exception {
        RawServer server = server((head, socket, number) -> {
            if (number == 1) {
                RawServer.send(socket, "HTTP/1.1 503 Busy\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n");
            } else {
                RawServer.send(socket, ok(3) + "abc");
            }
        });

        CompletableFuture<DownloadedFile> download = downloader.download(request(server, "/a"));
        Awaitility.await().until(() -> time.scheduled() == 1);

        assertThat(time.untilNext()).isEqualTo(Duration.ofSeconds(7));
        assertThat(finish(download).size()).isEqualTo(3);
    }

    @Test
    void shouldNotAskAgainForWhatIsNotThere() throws Exception {
        RawServer server = server((head, socket, number) ->
                RawServer.send(socket, "HTTP/1.1 403 Expired\r\nContent-Length: 5\r\n\r\nsorry"));

        MediaDownloadException failure = failureOf(downloader.download(request(server, "/a")));

        assertThat(heads).hasSize(1);
        assertThat(failure.getHttpStatus()).isEqualTo(403);
        assertThat(failure.isRetryable()).isFalse();
    }

    @Test
    void shouldRefuseWhatSaysToBeTooLarge() throws Exception {
        RawServer[] server = new RawServer[1];
        server[0] = server((head, socket, number) -> {
            RawServer.send(socket, ok(1L << 40));
            server[0].awaitEnd(socket);
        });

        MediaDownloadException failure =
                failureOf(downloader.download(request(server[0], "/a").withLimits(1000, null)));

        assertThat(failure).hasMessageContaining("1099511627776 bytes").hasMessageContaining("1000 allowed");
    }

    @Test
    void shouldRefuseWhatTurnsOutToBeTooLarge() throws Exception {
        RawServer server = server((head, socket, number) -> {
            RawServer.send(socket, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            for (int i = 0; i < 100_000; i++) {
                socket.getOutputStream().write(CONTENT);
            }
        });

        MediaDownloadException failure =
                failureOf(downloader.download(request(server, "/a").withLimits(1_000_000, null)));

        assertThat(failure).hasMessageContaining("1000000 allowed").hasMessageContaining("maxDownloadSize");
    }

    @Test
    void shouldTakeContentOfExactlyTheAllowedLength() throws Exception {
        RawServer server =
                server((head, socket, number) -> send(socket, ok(CONTENT.length), CONTENT, 0, CONTENT.length));

        assertThat(finish(downloader.download(request(server, "/a").withLimits(CONTENT.length, null)))
                        .size())
                .isEqualTo(CONTENT.length);
    }

    @Test
    void shouldEndAtItsDeadline() throws Exception {
        RawServer[] server = new RawServer[1];
        server[0] = server((head, socket, number) -> {
            send(socket, ok(CONTENT.length), CONTENT, 0, 10);
            server[0].awaitEnd(socket);
        });
        CompletableFuture<DownloadedFile> download = downloader.download(
                request(server[0], "/a").withLimits(1_000_000, time.now().plusSeconds(60)));
        Awaitility.await().until(() -> heads.size() == 1);

        time.advance(Duration.ofSeconds(60));

        assertThat(failureOf(download)).hasMessageContaining("its time was over");
    }

    @Test
    void shouldLeaveNothingWhenCancelled() throws Exception {
        byte[] film = new byte[3 * Pieces.SIZE];
        CountDownLatch dropped = new CountDownLatch(1);
        RawServer[] server = new RawServer[1];
        server[0] = server((head, socket, number) -> {
            try {
                send(socket, ok(film.length), film, 0, 2 * Pieces.SIZE);
                server[0].awaitEnd(socket);
            } finally {
                dropped.countDown();
            }
        });
        CompletableFuture<DownloadedFile> download = downloader.download(request(server[0], "/a"));
        Awaitility.await().until(this::hasSomethingOnDisk);

        download.cancel(true);

        assertThat(dropped.await(20, TimeUnit.SECONDS)).isTrue();
        Awaitility.await().untilAsserted(this::assertNoFileIsLeft);
    }

    @Test
    void shouldKeepDownloadsApartOfWhichSomeAreCancelled() throws Exception {
        int length = 5 * Pieces.SIZE;
        RawServer server = server((head, socket, number) -> {
            byte[] film = new byte[length];
            Arrays.fill(film, (byte) Integer.parseInt(head.replaceAll("(?s)GET /(\\d+) .*", "$1")));
            send(socket, ok(length), film, 0, length);
        });
        for (int round = 0; round < 5; round++) {
            List<CompletableFuture<DownloadedFile>> downloads = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                downloads.add(downloader.download(request(server, "/" + i)));
            }
            for (int i = 0; i < 20; i += 2) {
                downloads.get(i).cancel(true);
            }
            for (int i = 1; i < 20; i += 2) {
                byte expected = (byte) i;
                Path path = finish(downloads.get(i)).path();
                byte[] came = Files.readAllBytes(path);
                Files.delete(path);

                assertThat(came).hasSize(length);
                assertThat(came).as("film " + i).containsOnly(expected);
            }
        }
    }

    @Test
    void shouldSendTheKeyToItsOriginAlone() throws Exception {
        RawServer server = server((head, socket, number) -> RawServer.send(socket, ok(3) + "abc"));
        DownloadRequest request = request(server, "/a");

        finish(downloader.download(request.withKey(KEY, URI.create("http://127.0.0.1:" + server.port()))));
        finish(downloader.download(request.withKey(KEY, URI.create("http://127.0.0.1:1"))));
        finish(downloader.download(request.withKey(KEY, URI.create("https://127.0.0.1:" + server.port()))));

        assertThat(heads.get(0)).contains("Authorization: Bearer " + KEY.value());
        assertThat(heads.subList(1, 3)).noneMatch(head -> head.contains("Authorization"));
    }

    @Test
    void shouldLeaveTheKeyBehindWhenRedirectedToAnotherOrigin() throws Exception {
        RawServer[] servers = new RawServer[2];
        servers[1] = server((head, socket, number) ->
                RawServer.send(socket, redirect("http://127.0.0.1:" + servers[0].port() + "/back")));
        servers[0] = server((head, socket, number) -> {
            if (head.startsWith("GET /a ")) {
                RawServer.send(socket, redirect("/b c"));
            } else if (head.startsWith("GET /b%20c ")) {
                RawServer.send(socket, redirect("http://127.0.0.1:" + servers[1].port() + "/c"));
            } else {
                RawServer.send(socket, ok(3) + "abc");
            }
        });

        finish(downloader.download(request(servers[0], "/a")
                .withKey(KEY, URI.create("http://127.0.0.1:" + servers[0].port()))
                .withPrivateAddresses(true)));

        assertThat(heads).extracting(head -> head.contains("Authorization")).containsExactly(true, true, false, false);
    }

    @Test
    void shouldNotFollowARedirectToAPrivateAddress() throws Exception {
        RawServer inside = server((head, socket, number) -> RawServer.send(socket, ok(3) + "abc"));
        for (String host :
                List.of("127.0.0.1", "localhost", "[::1]", "0.0.0.0", "127.1", "2130706433", "[::ffff:127.0.0.1]")) {
            RawServer server = server((head, socket, number) ->
                    RawServer.send(socket, redirect("http://" + host + ":" + inside.port() + "/admin?x=secret")));

            MediaDownloadException failure = failureOf(downloader.download(request(server, "/a")));

            assertThat(failure)
                    .as(host)
                    .hasMessageContaining("redirected")
                    .message()
                    .doesNotContain("secret");
            assertThat(failure.isRetryable()).isFalse();
        }
        assertThat(inside.connections()).isZero();
    }

    @Test
    void shouldFollowARedirectToAPrivateAddressWhereThatIsAllowed() throws Exception {
        RawServer inside = server((head, socket, number) -> RawServer.send(socket, ok(3) + "abc"));
        RawServer server = server(
                (head, socket, number) -> RawServer.send(socket, redirect("http://localhost:" + inside.port() + "/b")));

        assertThat(finish(downloader.download(request(server, "/a").withPrivateAddresses(true)))
                        .size())
                .isEqualTo(3);
    }

    @Test
    void shouldNotFollowARedirectToAPrivateAddressBehindAProxy() throws Exception {
        RawServer proxy = server((head, socket, number) -> RawServer.send(socket, redirect("http://10.0.0.1/admin")));
        MediaHttpClient proxied = new MediaHttpClient(
                HttpSettings.defaults().withProxy("127.0.0.1", proxy.port(), null, null), "proxied");
        opened.add(proxied);
        Downloader behindProxy = new Downloader(proxied, time, pool);
        opened.add(behindProxy);

        MediaDownloadException failure =
                failureOf(behindProxy.download(DownloadRequest.of("monet", "http://cdn.example/a", directory)));

        assertThat(failure).hasMessageContaining("http://10.0.0.1/admin").hasMessageContaining("private network");
        assertThat(heads).hasSize(1);
    }

    @Test
    void shouldFollowARedirectBehindAProxy() throws Exception {
        RawServer proxy = server((head, socket, number) ->
                RawServer.send(socket, number == 1 ? redirect("http://no-such-host.invalid/b") : ok(3) + "abc"));
        MediaHttpClient proxied = new MediaHttpClient(
                HttpSettings.defaults().withProxy("127.0.0.1", proxy.port(), null, null), "proxied");
        opened.add(proxied);
        Downloader behindProxy = new Downloader(proxied, time, pool);
        opened.add(behindProxy);

        assertThat(finish(behindProxy.download(DownloadRequest.of("monet", "http://cdn.example/a", directory)))
                        .size())
                .isEqualTo(3);
    }

    @Test
    void shouldNotFollowFromHttpsToHttp() throws Exception {
        SSLContext tls = TestTls.context(keys, "ip:127.0.0.1");
        RawServer[] server = new RawServer[1];
        server[0] = new RawServer(tls.getServerSocketFactory(), (socket, number) -> {
            server[0].readHead(socket);
            RawServer.send(socket, redirect("http://127.0.0.1:1/b"));
        });
        opened.add(server[0]);
        MediaHttpClient trusting = new MediaHttpClient(HttpSettings.defaults().withTls(tls, null), "trusting");
        opened.add(trusting);

        MediaDownloadException failure = failureOf(new Downloader(trusting, time, pool)
                .download(DownloadRequest.of("monet", "https://127.0.0.1:" + server[0].port() + "/a", directory)
                        .withPrivateAddresses(true)));

        assertThat(failure).hasMessageContaining("from https to http");
    }

    @Test
    void shouldNotFollowToAnythingButHttp() throws Exception {
        for (String location : List.of("file:///etc/passwd", "ftp://127.0.0.1/x", "data:text/plain,x", "http:///x")) {
            RawServer server = server((head, socket, number) -> RawServer.send(socket, redirect(location)));

            assertThat(failureOf(downloader.download(request(server, "/a").withPrivateAddresses(true))))
                    .as(location)
                    .hasMessageContaining("redirected");
        }
    }

    @Test
    void shouldNotGoRoundInCircles() throws Exception {
        RawServer server = server((head, socket, number) -> RawServer.send(socket, redirect("/a")));

        assertThat(failureOf(downloader.download(request(server, "/a").withPrivateAddresses(true))))
                .hasMessageContaining("more than 5 times");
        assertThat(heads).hasSize(6);
    }

    @Test
    void shouldDecodeADataAddressWithoutHttp() throws Exception {
        DownloadedFile file = finish(downloader.download(
                DownloadRequest.of("monet", "data:image/gif;base64,R0lGODlhAQABAAAAADs=", directory)));

        assertThat(file.mediaType()).isEqualTo("image/gif");
        assertThat(Files.readString(file.path(), StandardCharsets.ISO_8859_1)).startsWith("GIF89a");
    }

    @Test
    void shouldRefuseADataAddressThatIsTooLarge() throws Exception {
        assertThat(failureOf(downloader.download(DownloadRequest.of("monet", "data:text/plain,0123456789", directory)
                        .withLimits(9, null))))
                .hasMessageContaining("10 bytes")
                .message()
                .doesNotContain("0123456789");
    }

    @Test
    void shouldFailWhereTheFolderCannotBeMade() throws Exception {
        Path file = Files.writeString(keys.resolve("a file"), "");
        CompletableFuture<DownloadedFile> download =
                downloader.download(DownloadRequest.of("monet", "http://127.0.0.1:1/a", file.resolve("x")));

        assertThat(failureOf(download)).hasMessageContaining(file.resolve("x").toString());
    }

    @Test
    void shouldEndWhatIsUnderWayWhereThePoolIsShutDown() throws Exception {
        RawServer[] server = new RawServer[1];
        server[0] = server((head, socket, number) -> {
            send(socket, ok(CONTENT.length), CONTENT, 0, 10);
            server[0].awaitEnd(socket);
        });
        CompletableFuture<DownloadedFile> download = downloader.download(request(server[0], "/a"));
        Awaitility.await().until(() -> heads.size() == 1);

        pool.shutdownNow();
        download.cancel(true);

        Awaitility.await().untilAsserted(this::assertNoFileIsLeft);
    }
}
