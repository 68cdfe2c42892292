package io.genmedia.camel.gateai;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaTask;
import java.time.Duration;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

/** The consumers: each task of the account that ends, and each that was handed on. */
class GateAiConsumersTest extends GateAiTestSupport {

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("gateai:tasks?delay=50&initialDelay=0")
                        .routeId("tasks")
                        .autoStartup(false)
                        .to("mock:ended");
                from("gateai:completed?pollInterval=30ms").routeId("completed").to("mock:completed");
            }
        };
    }

    @Test
    void shouldTellEachTaskOfTheAccountWithItsResult() throws Exception {
        fluentTemplate.withBody("Before").to("gateai:image?model=gpt-image-2").send();
        MockEndpoint ended = getMockEndpoint("mock:ended");
        ended.expectedMessageCount(2);
        gateAi().taskDuration(Duration.ofMillis(400));
        context.getRouteController().startRoute("tasks");
        org.awaitility.Awaitility.await()
                .until(() -> gateAi().count(io.genmedia.camel.media.simulator.Operation.LIST) > 1);

        fluentTemplate
                .withBody("A kite")
                .to("gateai:image?model=gpt-image-2&completion=none")
                .send();
        fluentTemplate
                .withBody("A film")
                .to("gateai:video?model=sora-2&completion=none")
                .send();

        ended.assertIsSatisfied(20_000);
        assertThat(ended.getExchanges()).allSatisfy(exchange -> {
            MediaResult result = exchange.getMessage().getBody(MediaResult.class);
            assertThat(result.outputs()).isNotEmpty();
            assertThat(result.outputs().get(0).url()).startsWith("http");
            assertThat(result.model()).isIn("gpt-image-2", "sora-2");
            assertThat(result.kind()).isIn("image", "video");
        });
    }

    @Test
    void shouldTellATaskThatWasHandedOnWithWhatItCost() throws Exception {
        MockEndpoint completed = getMockEndpoint("mock:completed");
        completed.expectedMessageCount(1);

        MediaTask task = fluentTemplate
                .withBody("A kite")
                .to("gateai:image?model=gpt-image-2&completion=none")
                .request(MediaTask.class);

        completed.assertIsSatisfied(20_000);
        var message = completed.getExchanges().get(0).getMessage();
        assertThat(message.getBody(MediaResult.class).taskId()).isEqualTo(task.taskId());
        assertThat(message.getHeader(MediaHeaders.COST)).isNotNull();
        assertThat(message.getHeader(MediaHeaders.REMAINING)).isNotNull();
    }
}
