package io.genmedia.camel.media.internal.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.internal.callback.CallbackSite.Wire;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What requests get on a server that works like one of servlets. */
@Timeout(120)
class ExchangeDoorTest {

    private StreamServer server;
    private CallbackSite site;

    @BeforeEach
    void start() throws Exception {
        server = new StreamServer();
        site = server.site(new DefaultCamelContext());
    }

    @AfterEach
    void stop() {
        site.close();
        server.close();
    }

    @Test
    void shouldTakeACallback() {
        CallbackListener listener = site.open();

        assertThat(site.call("ä b/+&=?%", "{\"task_id\":\"t-1\"}")).isEqualTo(200);

        assertThat(site.arrivals.peek().submitId()).isEqualTo("ä b/+&=?%");
        assertThat(site.arrivals.peek().body().path("task_id").asText()).isEqualTo("t-1");
        assertThat(listener.accepted()).isEqualTo(1);
    }

    @Test
    void shouldRefuseAllThatVertxRefuses() {
        site.open();

        assertThat(site.send(site.callback("s-1").GET()).headers().allValues("Allow"))
                .containsExactly("POST");
        assertThat(site.send(site.callback("s-1").GET()).statusCode()).isEqualTo(405);
        assertThat(site.post(site.to(CallbackSite.PATH, "submit=s-1&token=t"), "{}"))
                .isEqualTo(401);
        assertThat(site.post(site.to(CallbackSite.PATH, site.secrets.query("s-1") + "&token=b"), "{}"))
                .isEqualTo(401);
        assertThat(site.call("s-1", "[]")).isEqualTo(400);
        assertThat(site.call("s-1", "")).isEqualTo(400);
        HttpResponse<String> compressed = site.send(
                site.callback("s-1").header("Content-Encoding", "gzip").POST(BodyPublishers.ofString("{}")));
        assertThat(compressed.statusCode()).isEqualTo(415);
        assertThat(compressed.headers().allValues("Accept-Encoding")).containsExactly("identity");
        assertThat(site.arrivals).isEmpty();
    }

    @Test
    void shouldCountTheBytesOfABodyOfUnknownLength() {
        site.open();
        byte[] large = new byte[(1 << 20) + 1];

        assertThat(site.send(site.callback("s-1")
                                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void shouldRefuseAtOnceWhatPromisesToBeTooLarge() throws Exception {
        site.open();
        try (Wire wire = site.wire("s-1", "Content-Length: 1048577\r\n")) {
            assertThat(wire.head()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void shouldForgetASenderThatGoesAwayInTheMiddle() throws Exception {
        CallbackListener listener = site.open();

        try (Wire wire = site.wire("s-1", "Content-Length: 100\r\n")) {
            wire.send("{");
            wire.socket().setSoLinger(true, 0);
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> listener.refused() == 1);
        assertThat(site.arrivals).isEmpty();
    }

    @Test
    void shouldAnswer404WhereTheServerKeepsThePathOfWhoHasClosed() {
        site.open().close();
        assertThat(site.call("s-1", "{}")).isEqualTo(404);

        site.open();
        assertThat(site.call("s-1", "{}")).isEqualTo(200);
    }

    @Test
    void shouldAnswer503WhileTheContextIsSuspended() {
        site.open();
        site.context.suspend();

        assertThat(site.call("s-1", "{}")).isEqualTo(503);
    }
}
