package io.genmedia.camel.media.internal.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.genmedia.camel.media.internal.callback.CallbackSite.Wire;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What requests get on the HTTP server of plain Camel. */
@Timeout(120)
class CallbackListenerTest {

    private static final String DONE = "{\"task_id\":\"t-1\",\"status\":\"completed\"}";

    private final CallbackSite site = new CallbackSite();

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void shouldTakeACallback() {
        try (CallbackListener listener = site.open()) {
            HttpResponse<String> answer = site.send(site.callback("s-1").POST(BodyPublishers.ofString(DONE)));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
            assertThat(site.arrivals).hasSize(1);
            assertThat(site.arrivals.peek().submitId()).isEqualTo("s-1");
            assertThat(site.arrivals.peek().body().path("task_id").asText()).isEqualTo("t-1");
            assertThat(listener.accepted()).isEqualTo(1);
            assertThat(listener.refused()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
    void shouldNotLookAtTheMediaType(String mediaType) {
        site.open();

        assertThat(site.post(site.callback("s-1").header("Content-Type", mediaType), DONE))
                .isEqualTo(200);
        assertThat(site.arrivals).hasSize(1);
    }

    @Test
    void shouldKnowTheSubmitOfAnAddressWithSpecialCharacters() {
        site.open();

        assertThat(site.call("ä b/+&=?%", DONE)).isEqualTo(200);
        assertThat(site.arrivals.peek().submitId()).isEqualTo("ä b/+&=?%");
    }

    @Test
    void shouldTakeATokenThatSomebodyEncodedAgain() {
        site.open();
        String query = site.secrets.query("s-1");
        int token = query.indexOf("token=") + 6;
        String encoded =
                query.substring(0, token) + "%" + Integer.toHexString(query.charAt(token)) + query.substring(token + 1);

        assertThat(site.post(site.to(CallbackSite.PATH, encoded), DONE)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "GET", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE"})
    void shouldTakeAPostAlone(String method) {
        CallbackListener listener = site.open();

        HttpResponse<String> answer = site.send(site.callback("s-1").method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().allValues("Allow")).containsExactly("POST");
        assertThat(answer.body()).isEmpty();
        assertThat(listener.refused()).isEqualTo(1);
    }

    @Test
    void shouldRefuseEveryQueryWithoutTheRightSecret() {
        CallbackListener listener = site.open();
        String right = site.secrets.query("s-1");
        String token = right.substring(right.indexOf("token="));
        String[] wrong = {
            null,
            "submit=s-1",
            token,
            "submit=s-2&" + token,
            "submit=s-1&token=",
            "submit=s-1&token=%FF",
            CallbackSecrets.of("another").query("s-1"),
            right + "&" + token,
            right + "&token=b",
            "token=a&" + right,
            right + "&submit=s-1",
            right + "&%74oken=b",
        };

        for (String query : wrong) {
            HttpResponse<String> answer =
                    site.send(site.to(CallbackSite.PATH, query).POST(BodyPublishers.ofString(DONE)));

            assertThat(answer.statusCode()).as(query).isEqualTo(401);
            assertThat(answer.body()).isEmpty();
        }
        assertThat(site.arrivals).isEmpty();
        assertThat(listener.refused()).isEqualTo(wrong.length);
    }

    @Test
    void shouldRefuseTheWrongSecretBeforeTheBodyComes() throws Exception {
        site.open();
        try (Wire wire = new Wire(new java.net.Socket("127.0.0.1", site.port()))) {
            wire.send("POST " + CallbackSite.PATH + "?submit=s&token=t HTTP/1.1\r\nHost: x\r\n"
                    + "Content-Length: 1000\r\n\r\n");

            assertThat(wire.head()).startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void shouldGoOnWithTheConnectionAfterARefusal() throws Exception {
        site.open();
        try (Wire wire = new Wire(new java.net.Socket("127.0.0.1", site.port()))) {
            wire.send("POST " + CallbackSite.PATH + "?submit=s&token=t HTTP/1.1\r\nHost: x\r\n"
                    + "Content-Length: 5\r\n\r\n");
            assertThat(wire.head()).startsWith("HTTP/1.1 401 ");

            wire.send("12345POST " + CallbackSite.PATH + "?" + site.secrets.query("s-1")
                    + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}");

            assertThat(wire.head()).startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "nothing", "{\"task_id\":", "{}{}"})
    void shouldRefuseWhatIsNoJsonObject(String body) {
        CallbackListener listener = site.open();

        assertThat(site.call("s-1", body)).isEqualTo(400);
        assertThat(site.arrivals).isEmpty();
        assertThat(listener.refused()).isEqualTo(1);
    }

    @Test
    void shouldRefuseWhatIsNotUtf8() {
        site.open();

        assertThat(site.send(site.callback("s-1")
                                .header("Content-Type", "application/json; charset=iso-8859-1")
                                .POST(BodyPublishers.ofString("{\"a\":\"ä\"}", StandardCharsets.ISO_8859_1)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void shouldRefuseWhatIsNestedTooDeep() {
        site.open();

        assertThat(site.call("s-1", "{\"a\":" + "[".repeat(1_000_000))).isEqualTo(400);
        assertThat(site.call("s-1", DONE)).isEqualTo(200);
    }

    @Test
    void shouldRefuseACompressedBody() {
        site.open();

        HttpResponse<String> answer = site.send(
                site.callback("s-1").header("Content-Encoding", "gzip").POST(BodyPublishers.ofString(DONE)));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().allValues("Accept-Encoding")).containsExactly("identity");
    }

    @Test
    void shouldTakeABodyOfAMebibyteAndNoByteMore() {
        site.open();
        String frame = "{\"a\":\"\"}";
        String largest = "{\"a\":\"" + "x".repeat((1 << 20) - frame.length()) + "\"}";

        assertThat(largest).hasSize(1 << 20);
        assertThat(site.call("s-1", largest)).isEqualTo(200);
        assertThat(site.call("s-1", largest + " ")).isEqualTo(413);
        byte[] chunked = (largest + " ").getBytes(StandardCharsets.US_ASCII);
        assertThat(site.send(site.callback("s-1")
                                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(chunked))))
                        .statusCode())
                .isEqualTo(413);
        assertThat(site.arrivals).hasSize(1);
    }

    @Test
    void shouldRefuseAtOnceWhatPromisesToBeTooLarge() throws Exception {
        site.open();
        try (Wire wire = site.wire("s-1", "Content-Length: 1048577\r\n")) {
            assertThat(wire.head()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void shouldSayThatItClosesAConnectionOnWhichTooMuchMayStillCome() throws Exception {
        site.open();
        for (String length : new String[] {"Content-Length: 1048577\r\n", "Transfer-Encoding: chunked\r\n"}) {
            try (Wire wire = new Wire(new java.net.Socket("127.0.0.1", site.port()))) {
                wire.send("POST " + CallbackSite.PATH + " HTTP/1.1\r\nHost: x\r\n" + length + "\r\n");

                assertThat(wire.head()).startsWith("HTTP/1.1 401 ").containsIgnoringCase("connection: close");
            }
        }
    }

    @Test
    void shouldTellASenderThatAsksFirstToGoOn() throws Exception {
        site.open();
        try (Wire wire = site.wire("s-1", "Expect: 100-continue\r\nContent-Length: 2\r\n")) {
            assertThat(wire.head()).startsWith("HTTP/1.1 100 ");

            wire.send("{}");

            assertThat(wire.head()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void shouldAnswerWhatTheReceiverSays() {
        AtomicInteger next = new AtomicInteger();
        CallbackListener.open(
                site.context,
                CallbackSite.PATH,
                site.secrets,
                arrival -> CallbackAnswer.values()[next.getAndIncrement()]);

        for (CallbackAnswer answer : CallbackAnswer.values()) {
            assertThat(site.call("s-1", DONE)).as(answer.name()).isEqualTo(answer.status());
        }
    }

    @Test
    void shouldAnswer500WhereTheReceiverThrows() {
        CallbackListener listener = CallbackListener.open(site.context, CallbackSite.PATH, site.secrets, arrival -> {
            throw new IllegalStateException(arrival.body().toString());
        });

        HttpResponse<String> answer = site.send(site.callback("s-1").POST(BodyPublishers.ofString(DONE)));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEmpty();
        assertThat(listener.refused()).isEqualTo(1);
    }

    @Test
    void shouldHaveOnePathInOneForm() {
        CallbackListener listener = CallbackListener.open(site.context, "callbacks//media/", site.secrets, site::take);

        assertThat(listener.path()).isEqualTo(CallbackSite.PATH);
        assertThat(site.call("s-1", DONE)).isEqualTo(200);
    }

    @Test
    void shouldHaveSeveralPathsSideBySide() {
        CallbackListener one = site.open();
        CallbackSecrets otherSecrets = CallbackSecrets.of("other");
        CallbackListener other = CallbackListener.open(site.context, "/other", otherSecrets, site::take);

        assertThat(site.call("s-1", DONE)).isEqualTo(200);
        assertThat(site.post(site.to("/other", otherSecrets.query("s-2")), DONE))
                .isEqualTo(200);
        assertThat(site.post(site.to("/other", site.secrets.query("s-1")), DONE))
                .isEqualTo(401);

        assertThat(one.accepted()).isEqualTo(1);
        assertThat(other.accepted()).isEqualTo(1);
        assertThat(other.refused()).isEqualTo(1);
    }

    @Test
    void shouldAnswer404WhenItIsClosedAndOpenAgain() {
        CallbackListener first = site.open();
        assertThat(site.call("s-1", DONE)).isEqualTo(200);

        first.close();
        first.close();
        assertThat(site.call("s-1", DONE)).isEqualTo(404);

        CallbackListener second = site.open();
        assertThat(site.call("s-1", DONE)).isEqualTo(200);
        assertThat(second.accepted()).isEqualTo(1);
    }

    @Test
    void shouldStayOpenUntilTheLastCloses() {
        CallbackReceiver receiver = site::take;
        CallbackListener first = CallbackListener.open(site.context, CallbackSite.PATH, site.secrets, receiver);
        CallbackListener second = CallbackListener.open(
                site.context, CallbackSite.PATH, CallbackSecrets.of("the secret of the account"), receiver);

        assertThat(site.call("s-1", DONE)).isEqualTo(200);
        assertThat(site.arrivals).as("one receiver gets it once").hasSize(1);
        first.close();
        first.close();
        assertThat(site.call("s-1", DONE)).isEqualTo(200);
        second.close();
        assertThat(site.call("s-1", DONE)).isEqualTo(404);
    }

    @Test
    void shouldGiveEachReceiverWhatIsRightUnderItsOwnSecret() {
        site.open();
        AtomicInteger others = new AtomicInteger();
        CallbackSecrets otherSecrets = CallbackSecrets.of("other");
        CallbackListener other = CallbackListener.open(site.context, CallbackSite.PATH, otherSecrets, arrival -> {
            others.incrementAndGet();
            return CallbackAnswer.TAKEN;
        });

        assertThat(site.call("s-1", DONE)).isEqualTo(200);
        assertThat(site.post(site.to(CallbackSite.PATH, otherSecrets.query("s-2")), DONE))
                .isEqualTo(200);
        assertThat(site.arrivals).hasSize(1);
        assertThat(others).hasValue(1);

        other.close();
        assertThat(site.post(site.to(CallbackSite.PATH, otherSecrets.query("s-2")), DONE))
                .isEqualTo(401);
        assertThat(site.call("s-1", DONE)).isEqualTo(200);
    }

    @Test
    void shouldAnswer503WhileTheContextIsSuspended() {
        site.open();

        site.context.suspend();
        assertThat(site.call("s-1", DONE)).isEqualTo(503);
        assertThat(site.arrivals).isEmpty();

        site.context.resume();
        assertThat(site.call("s-1", DONE)).isEqualTo(200);
    }

    @Test
    void shouldCloseWhenTheContextStops() {
        // two contexts at one server, so that somebody is there to answer when one of them stops
        DefaultCamelContext other = new DefaultCamelContext();
        site.context
                .getRegistry()
                .findByTypeWithName(org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter.class)
                .forEach((name, router) -> other.getRegistry().bind(name, router));
        other.start();
        CallbackListener listener = CallbackListener.open(other, CallbackSite.PATH, site.secrets, site::take);
        assertThat(site.call("s-1", DONE)).isEqualTo(200);

        other.stop();

        assertThat(site.call("s-1", DONE)).isEqualTo(404);
        listener.close();
    }

    @Test
    void shouldLeaveThePathsOfRoutesAlone() throws Exception {
        site.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/orders").setBody(constant("orders"));
            }
        });
        site.open();

        assertThat(site.send(site.to("/orders", null).GET()).body()).isEqualTo("orders");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallbackListener.open(site.context, "/orders", site.secrets, site::take))
                .withMessageContaining("platform-http:/orders");
    }

    @Test
    void shouldTakeABodyThatTheApplicationHasReadBefore() {
        site.context
                .getRegistry()
                .findByType(org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter.class)
                .forEach(
                        router -> router.route().order(-1).handler(io.vertx.ext.web.handler.BodyHandler.create(false)));
        site.open();

        assertThat(site.call("s-1", DONE)).isEqualTo(200);
        assertThat(site.call("s-1", "{\"a\":\"" + "x".repeat(1 << 20) + "\"}")).isEqualTo(413);
        assertThat(site.post(site.to(CallbackSite.PATH, "submit=s&token=t"), DONE))
                .isEqualTo(401);
        assertThat(site.arrivals).hasSize(1);
    }

    @Test
    void shouldTakeCallbacksOverHttp2() {
        site.open();

        HttpResponse<String> answer = site.send(site.callback("s-1")
                .version(java.net.http.HttpClient.Version.HTTP_2)
                .POST(BodyPublishers.ofString(DONE)));

        assertThat(answer.version()).isEqualTo(java.net.http.HttpClient.Version.HTTP_2);
        assertThat(answer.statusCode()).isEqualTo(200);
        HttpRequest.Builder large = site.callback("s-1").version(java.net.http.HttpClient.Version.HTTP_2);
        assertThat(site.post(large, "x".repeat((1 << 20) + 1))).isEqualTo(413);
        assertThat(site.call("s-1", DONE)).isEqualTo(200);
    }
}
