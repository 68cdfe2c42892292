package io.genmedia.camel.monet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.MediaResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** A route may block in the middle and wait for another task: more of these at once than there are threads. */
class MonetNestedCallTest extends MonetTestSupport {

    private static final int AT_ONCE = 30;

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:outer").to("monet:image?model=nano-banana-1").process(e -> e.getMessage()
                        .setBody(template.requestBody("direct:inner", "inner", MediaResult.class)));
                from("direct:inner").to("monet:image?model=nano-banana-2");
            }
        };
    }

    @Test
    void shouldFinishWhenAllThreadsOfRoutesAreBlockedByNestedCalls() throws Exception {
        AsyncProducer producer = context.getEndpoint("direct:outer").createAsyncProducer();
        producer.start();
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            CompletableFuture<Exchange> done = new CompletableFuture<>();
            Exchange exchange = producer.getEndpoint().createExchange();
            exchange.getMessage().setBody("outer " + i);
            producer.process(exchange, doneSync -> done.complete(exchange));
            sent.add(done);
        }

        await().atMost(60, TimeUnit.SECONDS).until(() -> sent.stream().allMatch(CompletableFuture::isDone));

        assertThat(sent).allSatisfy(one -> {
            assertThat(one.join().getException()).isNull();
            assertThat(one.join().getMessage().getBody(MediaResult.class).model())
                    .isEqualTo("nano-banana-2");
        });
        assertThat(monet().createdTasks()).hasSize(2 * AT_ONCE);
    }
}
