package io.genmedia.camel.media.internal.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.internal.http.EveryLog;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Neither the secret nor a body nor what a request quotes gets anywhere but to the receiver. */
@Timeout(120)
class CallbackSecrecyTest {

    /** Writes the address of each request at TRACE; switched on for a moment by whoever looks into routing, and documented. */
    private static final String TRACE_OF_EVERY_ADDRESS = "io.vertx.ext.web.impl.RouterImpl";

    private static final String BODY = "{\"task_id\":\"BODY-TEXT\"}";

    private final Queue<String> exchanges = new ConcurrentLinkedQueue<>();

    private DefaultCamelContext context() {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getInflightRepository().setInflightBrowseEnabled(true);
        context.setUseMDCLogging(true);
        context.setUseBreadcrumb(true);
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof CamelEvent.ExchangeEvent about) {
                    exchanges.add(event + " " + about.getExchange().getMessage().getHeaders());
                }
            }
        });
        return context;
    }

    /** Sends what is right and all that is wrong. */
    private static List<String> everything(CallbackSite site) {
        String right = site.secrets.query("s-1");
        String foreign = CallbackSecrets.of("another").query("FOREIGN-ID\r\nforged");
        site.call("s-1", BODY);
        site.call("s-1", BODY + "!");
        tooMuch(site);
        site.post(site.to(CallbackSite.PATH, foreign), BODY);
        site.post(site.to(CallbackSite.PATH, right + "&token=b"), BODY);
        site.post(site.callback("s-1").header("Content-Encoding", "br"), BODY);
        site.send(site.callback("s-1").GET());
        return List.of(token(right), token(foreign), "BODY-TEXT", "FOREIGN-ID", "the secret of the account");
    }

    private static void tooMuch(CallbackSite site) {
        try {
            site.call("s-1", "x".repeat(1 << 20) + BODY);
        } catch (UncheckedIOException e) {
            // a server may hang up on who goes on sending after the answer
        }
    }

    private static String token(String query) {
        return query.substring(query.indexOf("token=") + 6);
    }

    private void assertNothingShows(CallbackSite site) {
        try (EveryLog log = new EveryLog()) {
            CallbackListener listener = site.open();
            // fails, and says so
            CallbackListener failing = CallbackListener.open(site.context, "/failing", site.secrets, arrival -> {
                assertThat(site.context.getInflightRepository().browse()).allSatisfy(inflight -> assertThat(
                                inflight.getExchange().getMessage().getHeaders())
                        .isEmpty());
                throw new IllegalStateException(arrival.body().toString());
            });

            List<String> secrets = everything(site);
            assertThat(site.post(site.to("/failing", site.secrets.query("s-1")), BODY))
                    .isEqualTo(500);
            failing.close();
            listener.close();

            assertThat(site.arrivals).hasSize(1);
            assertThat(log.lines())
                    .as("the log is heard")
                    .anyMatch(line -> line.text().contains("gets 401: without the right secret"))
                    .anyMatch(line -> line.text().contains("could not be taken"));
            for (String secret : secrets) {
                assertThat(log.lines())
                        .filteredOn(line -> !line.logger().equals(TRACE_OF_EVERY_ADDRESS))
                        .noneMatch(line -> line.text().contains(secret));
                assertThat(exchanges).noneMatch(line -> line.contains(secret));
            }
            assertThat(exchanges).as("exchanges that notifiers are told of").isEmpty();
        }
    }

    @Test
    void shouldShowNothingOnVertx() {
        try (CallbackSite site = new CallbackSite(context())) {
            assertNothingShows(site);
        }
    }

    @Test
    void shouldShowNothingOnServlets() throws Exception {
        try (StreamServer server = new StreamServer();
                CallbackSite site = server.site(context())) {
            assertNothingShows(site);
        }
    }
}
